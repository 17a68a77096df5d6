package io.vtool.lvm.scan;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.disk.Damage;
import io.vtool.lvm.disk.MetadataArea;
import io.vtool.lvm.disk.MetadataHeader;
import io.vtool.lvm.disk.PvHeader;
import io.vtool.lvm.model.GroupReader;
import io.vtool.lvm.model.GroupReading;
import io.vtool.lvm.model.PvEntry;
import io.vtool.lvm.model.VolumeGroup;
import io.vtool.lvm.text.ConfigFormatException;
import io.vtool.lvm.text.ConfigParser;
import io.vtool.lvm.text.MetadataText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the devices' copies together; a text that many PVs carry is parsed once. */
final class InventoryBuilder {
    private final List<ScannedDevice> devices;
    private final Map<SameText, Parsed> parsed = new HashMap<>();
    private final Map<LvmId, List<MetadataCopy>> copies = new LinkedHashMap<>();
    private final Map<LvmId, List<ScannedDevice>> carriers = new HashMap<>();
    private final Set<ScannedDevice> holders = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<UnreadableCopy> unreadable = new ArrayList<>();
    private final Map<LvmId, Summary> summaries = new HashMap<>();

    /** The newest version that areas of the device that is being judged hold. */
    private long seqnoOfDevice;

    InventoryBuilder(List<ScannedDevice> scanned) {
        devices = new ArrayList<>(scanned.size());
        for (ScannedDevice device : scanned) {
            devices.add(judged(device));
        }
    }

    /** A text that is no group, or not the one that its version was before, is damage of its area. */
    private ScannedDevice judged(ScannedDevice device) {
        seqnoOfDevice = 0;
        List<Damage> more = new ArrayList<>();
        List<MetadataArea> areas = new ArrayList<>();
        for (MetadataArea area : device.areas()) {
            Damage damage = damage(area);
            if (damage != null) {
                more.add(damage);
                areas.add(new MetadataArea(area.area(), area.header(), area.text(), List.of(damage)));
            } else {
                areas.add(area);
            }
        }
        if (more.isEmpty()) {
            return device;
        }
        more.addAll(0, device.damages());
        return device.with(areas, more);
    }

    private @Nullable Damage damage(MetadataArea area) {
        byte[] bytes = area.text();
        MetadataHeader header = area.header();
        if (bytes == null || header == null) {
            return null;
        }
        Parsed text = parsed(bytes);
        long offset = area.area().offset() + header.first().offset();
        VolumeGroup group = text.group();
        if (group == null) {
            Damage.Problem problem = text.problem();
            return new Damage(Damage.Part.METADATA_TEXT, offset, problem, 0, 0, text.syntax);
        }
        boolean listed = text.reading != null && text.reading.listed();
        Summary own = new Summary(
                listed ? group.seqno() : 0,
                header.first().checksum(),
                header.first().size());
        if (own.seqno == seqnoOfDevice && own.seqno != 0) {
            return null; // lvm2 compares a further area of a device with the others only if its version differs from
            // the first's
        }
        seqnoOfDevice = Math.max(seqnoOfDevice, own.seqno);
        Summary before = summaries.get(group.id());
        if (before == null || before.seqno < own.seqno) {
            summaries.put(group.id(), own);
        } else if (before.seqno == own.seqno && !before.sameText(own)) {
            return new Damage(
                    Damage.Part.METADATA_TEXT, offset, Damage.Problem.MISMATCH, 0, 0, own + " vs " + before.numbers());
        }
        return null;
    }

    /** By what lvm2 tells texts of a group apart while it scans. */
    private record Summary(long seqno, long checksum, long size) {
        boolean sameText(Summary other) {
            return checksum == other.checksum && size == other.size;
        }

        String numbers() {
            return Long.toHexString(checksum) + " " + size;
        }

        @Override
        public String toString() {
            return "mda_checksum " + Long.toHexString(checksum) + " mda_size " + size;
        }
    }

    Inventory build(List<ScannedDevice> duplicates) {
        for (ScannedDevice device : devices) {
            PvHeader pv = device.pv();
            if (pv != null) {
                listOf(carriers, pv.id()).add(device);
            }
            for (int i = 0; i < device.areas().size(); i++) {
                copy(device, i);
            }
        }
        List<GroupView> groups = new ArrayList<>();
        Set<LvmId> listed = new HashSet<>();
        for (List<MetadataCopy> ofGroup : copies.values()) {
            GroupView view = view(ofGroup);
            groups.add(view);
            if (!view.lost()) {
                for (PvView pv : view.pvs()) {
                    listed.add(pv.entry().id());
                }
                continue;
            }
            TextHolders.list(view, devices, listed);
        }
        for (UnreadableCopy copy : unreadable) {
            PvHeader holder = copy.device().pv();
            if (copy.nameOnly() != null && holder != null) {
                listed.add(holder.id());
            }
        }
        List<ScannedDevice> orphans = new ArrayList<>();
        List<ScannedDevice> outdated = new ArrayList<>();
        for (ScannedDevice device : devices) {
            PvHeader pv = device.pv();
            if (pv != null && !listed.contains(pv.id())) {
                (holders.contains(device) ? outdated : orphans).add(device);
            }
        }
        return new Inventory(devices, groups, orphans, outdated, unreadable, duplicates);
    }

    private Parsed parsed(byte[] bytes) {
        SameText key = new SameText(bytes);
        Parsed text = parsed.get(key);
        if (text == null) {
            text = Parsed.of(bytes);
            parsed.put(key, text);
        }
        return text;
    }

    private static <T> List<T> listOf(Map<LvmId, List<T>> lists, LvmId id) {
        List<T> list = lists.get(id);
        if (list == null) {
            list = new ArrayList<>();
            lists.put(id, list);
        }
        return list;
    }

    private void copy(ScannedDevice device, int index) {
        MetadataArea area = device.areas().get(index);
        byte[] bytes = area.text();
        if (bytes == null) {
            return;
        }
        Parsed known = parsed(bytes);
        GroupReading reading = known.reading;
        VolumeGroup group = known.group();
        if (known.text == null || reading == null || group == null) {
            unreadable.add(new UnreadableCopy(
                    device,
                    index,
                    area.damages().get(0),
                    reading == null ? List.of() : reading.problems(),
                    reading == null ? List.of() : reading.summary(),
                    known.nameOnly()));
            return;
        }
        holders.add(device);
        listOf(copies, group.id())
                .add(new MetadataCopy(device, index, MetadataCopy.State.CURRENT, known.text, group, reading));
    }

    private GroupView view(List<MetadataCopy> all) {
        MetadataCopy newest = all.get(0);
        for (MetadataCopy copy : all) {
            boolean usable = usable(copy);
            if (usable == usable(newest) ? copy.group().seqno() > newest.group().seqno() : usable) {
                newest = copy;
            }
        }
        List<MetadataCopy> judged = new ArrayList<>(all.size());
        for (MetadataCopy copy : all) {
            judged.add(new MetadataCopy(
                    copy.device(), copy.area(), state(copy, newest), copy.text(), copy.group(), copy.reading()));
        }
        List<PvView> pvs = new ArrayList<>();
        for (PvEntry entry : newest.group().pvs()) {
            pvs.add(new PvView(entry, carriers.getOrDefault(entry.id(), List.of())));
        }
        return new GroupView(newest.group(), newest.problems(), newest.reading(), judged, pvs);
    }

    /** Whether lvm2 would take a copy; of those that it gives up on, one counts only where there are no others. */
    private static boolean usable(MetadataCopy copy) {
        return copy.taken() && !copy.mismatched();
    }

    private static MetadataCopy.State state(MetadataCopy copy, MetadataCopy newest) {
        if (copy.group().seqno() < newest.group().seqno()) {
            return MetadataCopy.State.STALE;
        }
        boolean same = copy.group().settings().equals(newest.group().settings());
        return same ? MetadataCopy.State.CURRENT : MetadataCopy.State.CONFLICTING;
    }

    /** The outcome of one text: its group, or what the parser said. */
    private record Parsed(
            @Nullable MetadataText text,
            @Nullable GroupReading reading,
            @Nullable String syntax) {
        /** The group, unless lvm2 would not even find it while it scans. */
        @Nullable
        VolumeGroup group() {
            return reading == null || !reading.named() || !named() ? null : reading.group();
        }

        /** The name, if that is all that lvm2 finds. */
        @Nullable
        String nameOnly() {
            if (text == null || reading == null || !reading.named() || reading.group() != null || !named()) {
                return null;
            }
            return text.volumeGroup().name();
        }

        private boolean named() {
            return text == null || MetadataText.validName(text.volumeGroup().name());
        }

        /** What is wrong, if it is no group. */
        Damage.Problem problem() {
            if (syntax != null) {
                return Damage.Problem.SYNTAX;
            }
            return reading == null || !reading.named() || named() ? Damage.Problem.CONTENT : Damage.Problem.NAME;
        }

        static Parsed of(byte[] bytes) {
            try {
                MetadataText text = MetadataText.of(ConfigParser.parse(bytes));
                return new Parsed(text, text == null ? null : GroupReader.read(text), null);
            } catch (ConfigFormatException e) {
                return new Parsed(null, null, e.inWords());
            }
        }
    }
}
