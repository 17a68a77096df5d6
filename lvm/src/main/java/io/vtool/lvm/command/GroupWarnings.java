package io.vtool.lvm.command;

import io.vtool.lvm.disk.Damage;
import io.vtool.lvm.disk.MetadataArea;
import io.vtool.lvm.disk.MetadataHeader;
import io.vtool.lvm.disk.PvHeader;
import io.vtool.lvm.disk.RawLocation;
import io.vtool.lvm.model.LogicalVolume;
import io.vtool.lvm.model.Segment;
import io.vtool.lvm.model.VolumeGroup;
import io.vtool.lvm.scan.GroupView;
import io.vtool.lvm.scan.MetadataCopy;
import io.vtool.lvm.scan.PvView;
import io.vtool.lvm.scan.ScannedDevice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What lvm2 says while it reads one group: unreadable and old copies, missing PVs, devices of another size. */
final class GroupWarnings {
    private static final int SECTOR = 512;
    private static final int EXTENSION_VERSION = 2;

    private final LvmRun run;
    private final GroupView view;
    private final VolumeGroup group;
    private final SystemId systemId;
    private @Nullable MetadataCopy best;
    private @Nullable MetadataCopy last;
    private boolean old;

    GroupWarnings(LvmRun run, GroupView view) {
        this.run = run;
        this.view = view;
        this.group = view.group();
        this.systemId = SystemId.of(run);
    }

    /** What comes before lvm2 looks whether the parts of the group fit together. */
    void print() {
        copies();
        if (view.lost()) {
            return;
        }
        for (PvView pv : view.pvs()) {
            device(pv);
        }
        outdated();
        headers();
        missing();
    }

    /** Reads the copies in the order of the scan, and keeps the newest. */
    private void copies() {
        Set<Long> checksums = new HashSet<>();
        IdentityHashMap<ScannedDevice, List<MetadataCopy>> readable = new IdentityHashMap<>();
        for (MetadataCopy copy : view.copies()) {
            MetadataHeader header = copy.device().areas().get(copy.area()).header();
            if (header != null) {
                checksums.add(header.first().checksum());
            }
            List<MetadataCopy> ofDevice = readable.get(copy.device());
            if (ofDevice == null) {
                ofDevice = new ArrayList<>();
                readable.put(copy.device(), ofDevice);
            }
            ofDevice.add(copy);
        }
        Set<ScannedDevice> carriers = Collections.newSetFromMap(new IdentityHashMap<>());
        for (PvView pv : view.pvs()) {
            carriers.addAll(pv.devices());
        }
        for (ScannedDevice device : run.inventory().devices()) {
            for (MetadataCopy copy : readable.getOrDefault(device, List.of())) {
                read(copy);
            }
            if (readable.containsKey(device)) {
                further(device);
            }
            if (carriers.contains(device)) {
                unreadable(device, checksums);
            }
        }
        if (old) {
            run.error("WARNING: Inconsistent metadata found for VG " + group.name() + ".");
            run.error("See vgck --updatemetadata to correct inconsistency.");
        }
    }

    /** Areas behind those that a scan looks at. */
    private void further(ScannedDevice device) {
        for (MetadataArea area : device.further()) {
            if (area.header() == null) {
                for (Damage damage : area.damages()) {
                    AreaWarnings.header(run, device, damage);
                }
                run.error("Failed to read vg " + group.name() + " from " + device.name());
                run.error("WARNING: reading " + device.name() + " mda2 failed to read metadata.");
                run.error("WARNING: repair VG metadata on " + device.name() + " with vgck --updatemetadata.");
                run.error("WARNING: Reading VG " + group.name() + " on " + device.name() + " failed.");
            }
        }
    }

    /** Copies that the scan did not look at because another one had the same checksum. */
    private void unreadable(ScannedDevice device, Set<Long> checksums) {
        for (int i = 0; i < device.areas().size(); i++) {
            MetadataArea area = device.areas().get(i);
            MetadataHeader header = area.header();
            if (header != null
                    && area.text() == null
                    && header.committed() != null
                    && !header.ignored()
                    && checksums.contains(header.first().checksum())
                    && run.once(device.name() + " mda" + (i + 1))) {
                unreadable(device, area, header, i + 1);
            }
        }
    }

    private void unreadable(ScannedDevice device, MetadataArea area, MetadataHeader header, int number) {
        RawLocation location = header.first();
        long place = header.start() + location.offset();
        AreaWarnings.text(run, device, area, place);
        run.error("WARNING: couldn't read volume group metadata from " + device.name() + ".");
        run.error("WARNING: Failed to read metadata text at " + Long.toUnsignedString(place) + " off "
                + Long.toUnsignedString(location.offset()) + " size " + Long.toUnsignedString(location.size()) + " VG "
                + group.name() + " on " + device.name());
        run.error("WARNING: reading " + device.name() + " mda" + number + " failed to read metadata.");
        run.error("WARNING: repair VG metadata on " + device.name() + " with vgck --updatemetadata.");
        run.error("WARNING: Reading VG " + group.name() + " on " + device.name() + " failed.");
    }

    /** Reads a copy, unless the one before had the same text or the scan has left it out. */
    private void read(MetadataCopy copy) {
        if (copy.mismatched() || last != null && KnownTexts.same(last, copy)) {
            return;
        }
        last = null;
        ImportRefusal.say(run, copy.reading().lines());
        if (!copy.taken()) {
            ImportRefusal.print(run, copy);
            return;
        }
        if (best == null || copy.group().seqno() == best.group().seqno()) {
            best = best == null ? copy : best;
            last = copy;
            return;
        }
        boolean newer = copy.group().seqno() > best.group().seqno();
        MetadataCopy left = newer ? best : copy;
        MetadataCopy kept = newer ? copy : best;
        run.error("WARNING: ignoring metadata seqno " + left.group().seqno() + " on "
                + left.device().name() + " for seqno " + kept.group().seqno() + " on "
                + kept.device().name() + " for VG " + group.name() + ".");
        best = kept;
        old = true;
    }

    private void device(PvView pv) {
        if (pv.missing()) {
            if (!systemId.foreign(group) && !run.line().has("foreign")) {
                run.error("WARNING: Couldn't find device with uuid "
                        + pv.entry().id().dashed() + ".");
            }
        } else if (pv.entry().missing()) {
            run.error("WARNING: VG " + group.name() + " was previously updated while PV "
                    + pv.devices().get(0).name() + " was missing.");
        }
        if (!pv.missing() && pv.entry().mended()) {
            long end = pv.entry().extentStart() + pv.entry().extentCount() * group.extentSize();
            ScannedDevice device = pv.devices().get(0);
            if (Long.compareUnsigned(end, device.size() / SECTOR) > 0) {
                run.error("WARNING: Physical Volume " + device.name() + " is too large for underlying device");
            }
        }
    }

    private void outdated() {
        for (MetadataCopy copy : view.copies()) {
            if (run.inventory().outdated().contains(copy.device())
                    && run.once("outdated " + copy.device().name())) {
                run.error("WARNING: outdated PV " + copy.device().name() + " seqno "
                        + copy.group().seqno() + " has been removed in current VG " + group.name() + " seqno "
                        + group.seqno() + ".");
                if (run.once("outdated")) {
                    run.error("See vgck --updatemetadata to clear outdated metadata.");
                }
            }
        }
    }

    private void headers() {
        String lock = group.lockType();
        boolean shared = lock != null && !lock.isEmpty() && !lock.equals("none");
        if (shared || systemId.foreign(group)) {
            return;
        }
        for (PvView pv : view.pvs()) {
            PvHeader header = pv.missing() ? null : pv.devices().get(0).pv();
            if (header == null || stillMissing(pv)) {
                continue;
            }
            String which = "WARNING: PV " + pv.devices().get(0).name() + " in VG " + group.name();
            if (header.extensionVersion() < EXTENSION_VERSION) {
                run.error(which + " is using an old PV header, modify the VG to update.");
            } else if (!header.used()) {
                run.error(which + " is missing the used flag in PV header.");
            }
        }
    }

    private void missing() {
        for (PvView pv : view.pvs()) {
            String id = pv.entry().id().dashed();
            if (pv.missing()) {
                String hint = pv.entry().deviceHint();
                if (!systemId.foreign(group) || run.line().has("foreign")) {
                    run.error("WARNING: VG " + group.name() + " is missing PV " + id
                            + (hint == null ? "." : " (last written to " + hint + ")."));
                }
            } else if (stillMissing(pv)) {
                String what = allocated(pv) ? " was missing PV " : " has unused reappeared PV ";
                run.error("WARNING: VG " + group.name() + what
                        + pv.devices().get(0).name() + " " + id + ".");
            }
        }
    }

    /** The mark of a PV that came back is dropped at once if it has no metadata that could be old. */
    private static boolean stillMissing(PvView pv) {
        return pv.entry().missing() && (pv.missing() || pv.devices().get(0).usedAreas() > 0);
    }

    private boolean allocated(PvView pv) {
        String key = pv.entry().key();
        for (LogicalVolume volume : group.volumes()) {
            for (Segment segment : volume.segments()) {
                for (Segment.Area area : segment.areas()) {
                    if (area.name().equals(key)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Tells of devices that are smaller than they were. */
    void sizes() {
        boolean changed = false;
        for (PvView pv : view.pvs()) {
            if (pv.missing() || pv.entry().missing()) {
                continue;
            }
            ScannedDevice device = pv.devices().get(0);
            long sectors = device.size() / SECTOR;
            long size = pv.entry().sizeOn(sectors);
            if (Long.compareUnsigned(sectors, size) < 0) {
                run.error("WARNING: Device " + device.name() + " has size of " + sectors
                        + " sectors which is smaller than corresponding PV size of "
                        + Long.toUnsignedString(size) + " sectors. Was device resized?");
                changed = true;
            }
        }
        if (changed) {
            run.error("WARNING: One or more devices used as PVs in VG " + group.name() + " have changed sizes.");
        }
    }
}
