package io.vtool.lvm.command;

import io.vtool.lvm.disk.PvHeader;
import io.vtool.lvm.kernel.KernelState;
import io.vtool.lvm.model.LogicalVolume;
import io.vtool.lvm.model.VolumeGroup;
import io.vtool.lvm.report.Units;
import io.vtool.lvm.scan.GroupView;
import io.vtool.lvm.scan.ScannedDevice;
import io.vtool.lvm.view.GroupCheck;
import java.util.List;

/** The reading of one group by a command: warns of what is wrong with it and refuses what may not be used. */
public final class GroupAccess {
    private static final List<String> EXPORTED_ALLOWED = List.of(
            "fullreport",
            "pvck",
            "pvdisplay",
            "pvs",
            "pvscan",
            "vgcfgbackup",
            "vgdisplay",
            "vgs",
            "vgscan",
            "lvmdiskscan");

    private final LvmRun run;
    private final VolumeGroup group;
    private final boolean named;

    private GroupAccess(LvmRun run, GroupView view, boolean named) {
        this.run = run;
        this.group = view.group();
        this.named = named;
    }

    /**
     * Prints the warnings that reading a group brings.
     *
     * @param named whether the user named the group
     * @return what became of it
     */
    public static Outcome open(LvmRun run, GroupView view, boolean named) {
        ScanWarnings.rescan(run, view);
        GroupWarnings warnings = new GroupWarnings(run, view);
        warnings.print();
        if (view.lost()) {
            if (named) {
                run.error("Volume group \"" + view.group().name() + "\" not found.");
                run.error("Cannot process volume group " + view.group().name());
            }
            return named ? Outcome.FAILED : Outcome.LOST;
        }
        List<String> corruption = corruption(run, view);
        if (!corruption.isEmpty()) {
            for (String line : corruption) {
                run.error(line);
            }
            run.error("Cannot process volume group " + view.group().name());
            return Outcome.FAILED;
        }
        warnings.sizes();
        return new GroupAccess(run, view, named).check();
    }

    /** What lvm2 says when the parts of a group do not fit together. */
    private static List<String> corruption(LvmRun run, GroupView view) {
        List<String> extents = view.reading().corruption();
        if (!extents.isEmpty() || view.reading().plain()) {
            return extents;
        }
        return GroupCheck.lines(run.state(view), Shown.of(run));
    }

    /** Prints the warnings that reading the PVs of no group brings. */
    public static void openOrphans(LvmRun run) {
        for (ScannedDevice device : run.inventory().orphans()) {
            PvHeader pv = device.pv();
            String trouble = OrphanPv.trouble(device);
            if (trouble != null) {
                run.error(trouble);
            } else if (pv != null && pv.used()) {
                run.error("WARNING: PV " + device.name() + " is marked in use but no VG was found using it.");
                run.error("WARNING: PV " + device.name() + " might need repairing.");
            }
        }
    }

    /** The word for a group whose PVs may not be used: foreign, shared, exported; empty for clustered ones. */
    static String refusedAs(LvmRun run, VolumeGroup group) {
        String lock = group.lockType();
        if (lock != null && !lock.isEmpty() && !lock.equals("none")) {
            return "shared";
        }
        if (!SystemId.of(run).allows(group)) {
            return "foreign";
        }
        return group.clustered() ? "" : "exported";
    }

    private Outcome check() {
        Refusal refusal = refusal();
        if (refusal == Refusal.NONE) {
            return Outcome.READ;
        }
        String name = group.name();
        if (named) {
            refuse(refusal, name);
            return Outcome.FAILED;
        }
        switch (refusal) {
            case CLUSTERED -> {
                run.remark("Skipping clustered VG " + name + ".");
                advice();
            }
            case EXPORTED -> verbose("Skipping exported volume group " + name);
            case FOREIGN -> verbose("Skipping foreign volume group " + name);
            default -> verbose("Skipping volume group " + name);
        }
        return Outcome.SKIPPED;
    }

    private void refuse(Refusal refusal, String name) {
        switch (refusal) {
            case CLUSTERED -> {
                run.error("Cannot access clustered VG " + name + ".");
                advice();
            }
            case EXPORTED -> run.error("Volume group " + name + " is exported");
            case FOREIGN -> foreign();
            default ->
                run.error("Cannot access VG " + name + " with lock type " + group.lockType()
                        + " that requires lvmlockd.");
        }
    }

    private Refusal refusal() {
        String lock = group.lockType();
        boolean shared = lock != null && !lock.isEmpty() && !lock.equals("none");
        if (shared && !run.line().has("shared")) {
            return Refusal.SHARED;
        }
        if (!run.line().has("foreign") && !SystemId.of(run).allows(group) && !activeHere()) {
            if (SystemId.of(run).local() == null) {
                foreign();
            }
            return Refusal.FOREIGN;
        }
        if (group.clustered()) {
            verbose("Skipping clustered VG " + group.name() + ".");
            return Refusal.CLUSTERED;
        }
        return group.exported() && !EXPORTED_ALLOWED.contains(run.command()) ? Refusal.EXPORTED : Refusal.NONE;
    }

    /** Whether a group is another system's, which only a system with an identity can say of one with an owner. */
    public static boolean foreign(LvmRun run, VolumeGroup group) {
        SystemId here = SystemId.of(run);
        return here.local() != null && !here.allows(group);
    }

    private boolean activeHere() {
        if (group.volumes().isEmpty()) {
            return false;
        }
        KernelState kernel = run.kernel();
        for (LogicalVolume volume : group.volumes()) {
            if (kernel.device("LVM-" + group.id().bare() + volume.id().bare()) != null) {
                run.error("WARNING: Found LVs active in VG " + group.name() + " with foreign system ID "
                        + group.systemId() + ".  Possible data corruption.");
                return true;
            }
        }
        return false;
    }

    private void foreign() {
        String local = SystemId.of(run).local();
        run.error("Cannot access VG " + group.name() + " with system ID " + group.systemId() + " with "
                + (local == null ? "unknown local system ID." : "local system ID " + local + "."));
    }

    private void advice() {
        if (run.once("clustered")) {
            run.error("See lvmlockd(8) for changing a clvm/clustered VG to a shared VG.");
        }
    }

    private void verbose(String text) {
        if (run.verbose()) {
            run.detail(text);
        }
    }

    /** What becomes of a group. */
    public enum Outcome {
        /** It may be used. */
        READ,
        /** It is left out without harm. */
        SKIPPED,
        /** There is no such group for lvm2, and none of its PVs. */
        LOST,
        /** It is left out, and that is a failure. */
        FAILED
    }

    /** Sizes in the units of the command line. */
    private record Shown(Units units) implements GroupCheck.Sizes {
        static Shown of(LvmRun run) {
            String given = run.line().value("units");
            Units units = Units.parse(
                    given == null ? run.config().text("global/units", "r") : given,
                    !run.line().has("nosuffix") && run.config().flag("global/suffix", true));
            return new Shown(units == null ? Units.DEFAULT : units);
        }

        @Override
        public String words(long sectors) {
            return units.words(sectors);
        }
    }

    private enum Refusal {
        NONE,
        CLUSTERED,
        EXPORTED,
        FOREIGN,
        SHARED
    }
}
