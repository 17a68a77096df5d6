package io.vtool.lvm.command;

import io.vtool.lvm.model.Tag;
import io.vtool.lvm.report.LogObject;
import io.vtool.lvm.scan.GroupView;
import io.vtool.lvm.scan.PvView;
import io.vtool.lvm.scan.ScannedDevice;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.PhysicalVolume;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes through the PVs a command is about: group by group, then those in no group. */
public final class EachPv {
    private final LvmRun run;
    private final Visitor visitor;
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> tags = new LinkedHashSet<>();
    private boolean all;
    private int status = LvmStatus.DONE;
    private int ofGroup = LvmStatus.DONE;

    private EachPv(LvmRun run, Visitor visitor) {
        this.run = run;
        this.visitor = visitor;
    }

    /**
     * Visits the PVs that the operands name by device or tag; all without operands.
     *
     * @param others whether devices that are no PVs, and those not used for being duplicates, are visited too
     * @return the worst of the statuses
     */
    public static int visit(LvmRun run, boolean others, Visitor visitor) {
        return new EachPv(run, visitor).visit(others);
    }

    private int visit(boolean others) {
        for (String word : run.line().operands()) {
            if (!word.startsWith("@")) {
                names.add(word);
            } else if (Tag.valid(word.substring(1))) {
                tags.add(word.substring(1));
            } else {
                run.error("Skipping invalid tag " + word.substring(1) + ".");
                status = LvmStatus.INVALID;
            }
        }
        if (status != LvmStatus.DONE) {
            return status;
        }
        all = names.isEmpty() && tags.isEmpty();
        LogObject before = run.log().object();
        run.log().about(LogObject.of("pv"));
        run.inventory();
        for (String name : new LinkedHashSet<>(names)) {
            String reason = DeviceScan.unusable(run, name);
            if (reason != null) {
                run.error("Cannot use " + name + ": " + reason);
                names.remove(name);
                status = LvmStatus.FAILED;
            }
        }
        pvs();
        duplicates(others);
        for (String name : names) {
            run.error("Failed to find physical volume \"" + name + "\".");
            status = LvmStatus.FAILED;
        }
        if (all && others) {
            for (ScannedDevice device : run.inventory().devices()) {
                if (device.pv() == null) {
                    status = LvmStatus.worse(status, visitor.pv(null, PhysicalVolume.alone(device)));
                }
            }
        }
        run.log().about(before);
        return status;
    }

    private void pvs() {
        LogObject devices = run.log().object();
        for (GroupView view : GroupOperands.discovered(run)) {
            run.log().about(CommandLog.group(view.group().name(), view.group().id()));
            GroupAccess.Outcome outcome = GroupAccess.open(run, view, false);
            if (!run.chooser().ready(Chooser.Kind.PVS)) {
                status = LvmStatus.FAILED;
            } else if (outcome == GroupAccess.Outcome.READ) {
                group(run.state(view));
            } else if (outcome == GroupAccess.Outcome.FAILED) {
                status = LvmStatus.FAILED;
            } else if (outcome != GroupAccess.Outcome.LOST) {
                refused(view);
            }
            run.log().outcome(ofGroup);
            ofGroup = LvmStatus.DONE;
            if (!all && tags.isEmpty() && names.isEmpty()) {
                return;
            }
        }
        run.log().about(new LogObject("orphan", "lvm2", "", "", ""));
        GroupAccess.openOrphans(run);
        if (!run.chooser().ready(Chooser.Kind.PVS)) {
            status = LvmStatus.FAILED;
            return;
        }
        for (ScannedDevice device : run.inventory().orphans()) {
            if (OrphanPv.trouble(device) != null) {
                continue;
            }
            boolean named = names.remove(device.name());
            PhysicalVolume pv = PhysicalVolume.alone(device);
            if ((named || all) && run.chooser().pv(null, pv)) {
                visit(null, pv);
            }
        }
        run.log().outcome(ofGroup);
        run.log().about(devices);
    }

    private void group(GroupState group) {
        for (PhysicalVolume pv : group.pvs()) {
            boolean named = names.remove(pv.name());
            List<String> own = pv.entry() == null ? List.of() : pv.entry().tags();
            if ((all || named || GroupOperands.anyOf(own, tags))
                    && run.chooser().pv(group, pv)) {
                visit(group, pv);
            }
            if (!all && tags.isEmpty() && names.isEmpty()) {
                return;
            }
        }
    }

    /** PVs of a group that may not be used: an error only for those that were named. */
    private void refused(GroupView view) {
        for (PvView pv : view.pvs()) {
            boolean named = !pv.missing() && names.remove(pv.devices().get(0).name());
            if (named) {
                String kind = GroupAccess.refusedAs(run, view.group());
                if (!kind.isEmpty()) {
                    run.error("Cannot use PV " + pv.devices().get(0).name() + " in " + kind + " VG "
                            + view.group().name() + ".");
                }
                status = LvmStatus.FAILED;
                ofGroup = LvmStatus.FAILED;
            }
            if ((named || all) && run.verbose()) {
                run.detail("Skipping PV "
                        + (pv.missing() ? "[unknown]" : pv.devices().get(0).name()) + " in VG "
                        + view.group().name() + ".");
            }
        }
    }

    private void duplicates(boolean others) {
        for (ScannedDevice device : run.inventory().duplicates()) {
            if (names.remove(device.name()) || all && others) {
                status = LvmStatus.worse(status, visitor.pv(null, PhysicalVolume.duplicate(device)));
            }
        }
    }

    private void visit(@Nullable GroupState group, PhysicalVolume pv) {
        LogObject around = run.log().object();
        run.log().about(CommandLog.pv(group, pv));
        int result = visitor.pv(group, pv);
        run.log().outcome(result);
        run.log().about(around);
        ofGroup = LvmStatus.worse(ofGroup, result);
        status = LvmStatus.worse(status, result);
    }

    /** What is done with a PV. */
    public interface Visitor {
        /** Is given a PV and the group that lists it; gives a status of {@link LvmStatus}. */
        int pv(@Nullable GroupState group, PhysicalVolume pv);
    }
}
