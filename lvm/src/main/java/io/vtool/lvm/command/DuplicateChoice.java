package io.vtool.lvm.command;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.disk.PvHeader;
import io.vtool.lvm.scan.GroupView;
import io.vtool.lvm.scan.Inventory;
import io.vtool.lvm.scan.PvView;
import io.vtool.lvm.scan.ScannedDevice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of several devices with the same PV is used, and why; compared two by two in lvm2's order of reasons. */
final class DuplicateChoice {
    private static final int SECTOR = 512;
    private static final int MAPPER_MAJOR = 253;
    private static final int MD_MAJOR = 9;

    private final Map<String, Integer> majors = new HashMap<>();
    private final Map<LvmId, PvView> listed = new HashMap<>();
    private final List<ScannedDevice> used = new ArrayList<>();
    private final List<Unused> unused = new ArrayList<>();

    private DuplicateChoice() {}

    static DuplicateChoice of(List<ScannedDevice> scanned, List<GivenDevice> given) {
        DuplicateChoice choice = new DuplicateChoice();
        Map<LvmId, List<ScannedDevice>> byId = new HashMap<>();
        List<List<ScannedDevice>> repeated = new ArrayList<>(); // in the order in which lvm2 finds that they are
        for (ScannedDevice device : scanned) {
            PvHeader pv = device.pv();
            if (pv == null) {
                continue;
            }
            List<ScannedDevice> same = byId.get(pv.id());
            if (same == null) {
                same = new ArrayList<>(1);
                byId.put(pv.id(), same);
            }
            same.add(device);
            if (same.size() == 2) {
                repeated.add(same);
            }
        }
        if (repeated.isEmpty()) {
            choice.used.addAll(scanned);
            return choice;
        }
        choice.prepare(scanned, given);
        choice.choose(scanned, repeated);
        return choice;
    }

    private void choose(List<ScannedDevice> scanned, List<List<ScannedDevice>> repeated) {
        List<ScannedDevice> late = new ArrayList<>();
        for (List<ScannedDevice> same : repeated) {
            ScannedDevice kept = choose(same);
            if (!kept.name().equals(same.get(0).name())) {
                late.add(kept);
            }
        }
        Set<String> apart = new HashSet<>();
        for (ScannedDevice device : late) {
            apart.add(device.name());
        }
        for (Unused one : unused) {
            apart.add(one.device().name());
        }
        for (ScannedDevice device : scanned) {
            if (!apart.contains(device.name())) {
                used.add(device);
            }
        }
        used.addAll(late);
    }

    private void prepare(List<ScannedDevice> scanned, List<GivenDevice> given) {
        for (GivenDevice device : given) {
            majors.put(device.source().name(), device.major());
        }
        for (GroupView view : Inventory.of(scanned).groups()) {
            for (PvView pv : view.pvs()) {
                listed.put(pv.entry().id(), pv);
            }
        }
    }

    private ScannedDevice choose(List<ScannedDevice> same) {
        ScannedDevice kept = same.get(0);
        String reason = "";
        PvHeader pv = kept.pv();
        PvView entry = pv == null ? null : listed.get(pv.id());
        List<ScannedDevice> lost = new ArrayList<>();
        for (int i = 1; i < same.size(); i++) {
            ScannedDevice other = same.get(i);
            Comparison comparison = compare(kept, other, entry);
            lost.add(comparison.change ? kept : other);
            kept = comparison.change ? other : kept;
            reason = comparison.reason;
        }
        for (ScannedDevice device : lost) {
            unused.add(new Unused(device, kept, reason));
        }
        return kept;
    }

    private Comparison compare(ScannedDevice one, ScannedDevice two, @Nullable PvView entry) {
        long size = entry == null ? 0 : entry.entry().deviceSize();
        String hint = entry == null ? null : entry.entry().deviceHint();
        boolean[] first = {
            one.size() / SECTOR == size,
            one.name().equals(hint),
            majors.getOrDefault(one.name(), 0) == MAPPER_MAJOR,
            majors.getOrDefault(one.name(), 0) == MD_MAJOR
        };
        boolean[] second = {
            two.size() / SECTOR == size,
            two.name().equals(hint),
            majors.getOrDefault(two.name(), 0) == MAPPER_MAJOR,
            majors.getOrDefault(two.name(), 0) == MD_MAJOR
        };
        String[] reasons = {
            "device size is correct",
            "device name matches previous",
            "device is in dm subsystem",
            "device is in subsystem"
        };
        for (int i = 0; i < reasons.length; i++) {
            if (first[i] != second[i]) {
                return new Comparison(second[i], reasons[i]);
            }
        }
        return new Comparison(false, "device was seen first");
    }

    /** The devices without the unused ones; those preferred to an earlier one come last, as lvm2 reads them again. */
    List<ScannedDevice> used() {
        return used;
    }

    /** The others. */
    List<Unused> unused() {
        return unused;
    }

    /** The devices of the others. */
    List<ScannedDevice> unusedDevices() {
        List<ScannedDevice> devices = new ArrayList<>();
        for (Unused one : unused) {
            devices.add(one.device());
        }
        return devices;
    }

    /** Says of the others that they are not used, and why. */
    void print(LvmRun run) {
        for (Unused one : unused) {
            run.error("WARNING: Not using device " + one.device().name() + " for PV " + id(one.device()) + ".");
        }
        for (Unused one : unused) {
            run.error("WARNING: PV " + id(one.device()) + " prefers device "
                    + one.kept().name() + " because " + one.reason() + ".");
        }
    }

    private static @Nullable String id(ScannedDevice device) {
        return device.pv() == null ? null : device.pv().id().dashed();
    }

    /**
     * A device that is left out.
     *
     * @param kept the one used in its place
     * @param reason why, in lvm2's words
     */
    record Unused(ScannedDevice device, ScannedDevice kept, String reason) {}

    private record Comparison(boolean change, String reason) {}
}
