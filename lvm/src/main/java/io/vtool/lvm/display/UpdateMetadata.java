package io.vtool.lvm.display;

import io.vtool.lvm.command.EachGroup;
import io.vtool.lvm.command.GivenDevice;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.command.LvmStatus;
import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.disk.Damage;
import io.vtool.lvm.disk.MetadataArea;
import io.vtool.lvm.disk.PvHeader;
import io.vtool.lvm.model.PvEntry;
import io.vtool.lvm.scan.MetadataCopy;
import io.vtool.lvm.scan.ScannedDevice;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.PhysicalVolume;
import io.vtool.lvm.write.AreaUpdate;
import io.vtool.lvm.write.BlockTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code vgck --updatemetadata}: writes the newest version of a group's metadata anew into all of its areas, old and damaged
 * ones included, and clears devices that the group has left behind.
 */
final class UpdateMetadata implements EachGroup.Visitor {
    private final LvmRun run;

    UpdateMetadata(LvmRun run) {
        this.run = run;
    }

    @Override
    public int group(GroupState group) {
        readAgain(group);
        Plan plan = new Plan();
        for (PhysicalVolume pv : group.pvs()) {
            plan.add(pv);
        }
        if (duplicates(group)) {
            run.error("Cannot update volume group " + group.name() + " with duplicate PV devices.");
            return failed();
        }
        if (plan.good.isEmpty()) {
            run.error("Aborting vg_write: No metadata areas to write to!");
            return failed();
        }
        try {
            Map<String, BlockTarget> targets = run.line().has("test") ? Map.of() : targets(group, plan);
            leftBehind(group, targets);
            write(group, plan, targets);
        } catch (IOException e) {
            run.error("Failed to write VG " + group.name() + ": " + e.getMessage() + ".");
            run.error("Failed to write VG.");
            return LvmStatus.FAILED;
        }
        run.error("WARNING: This metadata update is NOT backed up.");
        return LvmStatus.DONE;
    }

    /** lvm2 says so and counts it as done. */
    private int failed() {
        run.error("Failed to write VG.");
        return LvmStatus.DONE;
    }

    /** Before it is written the group is read twice more, and what is missing is missed again. */
    private void readAgain(GroupState group) {
        for (int time = 0; time < 2; time++) {
            for (PhysicalVolume pv : group.pvs()) {
                PvEntry entry = pv.entry();
                if (entry == null || !pv.missing()) {
                    continue;
                }
                if (pv.device() == null) {
                    run.error("WARNING: Couldn't find device with uuid "
                            + entry.id().dashed() + ".");
                } else {
                    run.error("WARNING: VG " + group.name() + " was previously updated while PV " + pv.name()
                            + " was missing.");
                }
            }
        }
    }

    private boolean duplicates(GroupState group) {
        for (ScannedDevice duplicate : run.inventory().duplicates()) {
            for (PhysicalVolume pv : group.pvs()) {
                PvHeader header = duplicate.pv();
                if (header != null && header.id().equals(pv.id())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** All devices that will be written to, so that nothing is written if one of them may not be. */
    private Map<String, BlockTarget> targets(GroupState group, Plan plan) throws IOException {
        Set<String> names = new HashSet<>();
        for (Place place : plan.good) {
            names.add(place.device().name());
        }
        for (Place place : plan.bad) {
            names.add(place.device().name());
        }
        for (ScannedDevice device : outdated(group)) {
            names.add(device.name());
        }
        for (PhysicalVolume pv : group.pvs()) {
            if (unmarked(pv)) {
                names.add(pv.name());
            }
        }
        Map<String, BlockTarget> targets = new HashMap<>();
        for (String name : names) {
            targets.put(name, run.world().targets().target(name));
        }
        return targets;
    }

    private void write(GroupState group, Plan plan, Map<String, BlockTarget> targets) throws IOException {
        for (PhysicalVolume pv : group.pvs()) {
            ScannedDevice device = pv.device();
            if (device != null && unmarked(pv)) {
                run.error("WARNING: updating PV header on " + pv.name() + " for VG " + group.name() + ".");
                mark(device, true, targets);
            }
        }
        long version = group.text().seqno() + 1;
        Set<String> old = new HashSet<>();
        for (MetadataCopy copy : group.view().copies()) {
            if (copy.state() == MetadataCopy.State.STALE) {
                old.add(copy.device().name());
            }
        }
        byte[] text = GroupTexts.next(run, group);
        for (Place place : plan.good) {
            if (old.contains(place.device().name())) {
                run.error("WARNING: updating old metadata to " + version + " on "
                        + place.device().name() + " for VG " + group.name() + ".");
            }
            write(place, text, targets);
        }
        for (Place place : plan.bad) {
            repair(place, text, targets);
        }
    }

    private void repair(Place place, byte[] text, Map<String, BlockTarget> targets) throws IOException {
        int kind = kind(place.area());
        String where = place.device().name();
        if (kind < 0) {
            run.error("WARNING: not repairing bad metadata (0x" + Integer.toHexString(-kind) + ") for mda"
                    + place.number() + " on " + where);
            return;
        }
        run.error("WARNING: repairing bad metadata (0x" + Integer.toHexString(kind) + ") in mda" + place.number()
                + " at " + place.area().area().offset() + " on " + where + ".");
        for (Damage damage : place.area().damages()) {
            String at = " in mda header on " + where + " at " + damage.offset();
            for (int time = 0; time < 2 && damage.part() == Damage.Part.METADATA_HEADER; time++) {
                run.error(
                        damage.problem() == Damage.Problem.CHECKSUM
                                ? "WARNING: wrong checksum " + Long.toHexString(damage.found()) + at
                                : "WARNING: wrong version " + damage.found() + at);
            }
        }
        write(place, text, targets);
    }

    /** What lvm2 calls the kind of damage; negative where it fears to write in the wrong place. */
    private static int kind(MetadataArea area) {
        int kind = 0;
        for (Damage damage : area.damages()) {
            boolean header = damage.part() == Damage.Part.METADATA_HEADER;
            kind |= header ? 0x4 : 0x8;
            kind |= switch (damage.problem()) {
                case UNREADABLE, BEYOND_DEVICE -> 0x2;
                case CHECKSUM -> header ? 0x10 : 0;
                case MAGIC -> 0x20;
                case VERSION -> 0x40;
                case WRONG_PLACE -> 0x80;
                case MISMATCH -> 0x100;
                case OUT_OF_BOUNDS, TOO_LARGE -> header ? 0x1 : 0;
                default -> 0;
            };
        }
        return (kind & 0xa3) == 0 ? kind : -kind;
    }

    private void write(Place place, byte[] text, Map<String, BlockTarget> targets) throws IOException {
        BlockTarget target = targets.get(place.device().name());
        if (target != null) {
            AreaUpdate.write(target, place.area(), text);
        }
    }

    private void mark(ScannedDevice device, boolean used, Map<String, BlockTarget> targets) throws IOException {
        BlockTarget target = targets.get(device.name());
        PvHeader header = device.pv();
        BlockSource source = null;
        for (GivenDevice given : run.world().devices()) {
            source = given.source().name().equals(device.name()) ? given.source() : source;
        }
        if (target != null && header != null && source != null) {
            AreaUpdate.mark(source, target, header.labelSector(), header.headerOffset(), used);
        }
    }

    private static boolean unmarked(PhysicalVolume pv) {
        ScannedDevice device = pv.device();
        return device != null && device.pv() != null && !device.pv().used();
    }

    /** Devices with an old version of the group's metadata that no longer are part of it. */
    private List<ScannedDevice> outdated(GroupState group) {
        List<ScannedDevice> found = new ArrayList<>();
        for (ScannedDevice device : run.inventory().outdated()) {
            for (MetadataCopy copy : group.view().copies()) {
                if (copy.device().equals(device) && !found.contains(device)) {
                    found.add(device);
                }
            }
        }
        return found;
    }

    private void leftBehind(GroupState group, Map<String, BlockTarget> targets) throws IOException {
        for (ScannedDevice device : outdated(group)) {
            BlockTarget target = targets.get(device.name());
            for (MetadataArea area : device.areas()) {
                run.error("WARNING: wiping mda on outdated PV " + device.name());
                if (target != null) {
                    AreaUpdate.clear(target, area.area());
                }
            }
            run.error("WARNING: wiping header on outdated PV " + device.name());
            mark(device, false, targets);
        }
    }

    /**
     * A metadata area of a group's PV.
     *
     * @param number which of the device's areas it is, from 1
     */
    private record Place(ScannedDevice device, MetadataArea area, int number) {}

    private static final class Plan {
        private final List<Place> good = new ArrayList<>();
        private final List<Place> bad = new ArrayList<>();

        void add(PhysicalVolume pv) {
            ScannedDevice device = pv.device();
            if (device == null) {
                return;
            }
            for (int i = 0; i < device.areas().size(); i++) {
                MetadataArea area = device.areas().get(i);
                if (!area.ignored()) {
                    (area.damages().isEmpty() ? good : bad).add(new Place(device, area, i + 1));
                }
            }
        }
    }
}
