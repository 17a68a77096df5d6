package io.vtool.lvm.command;

import io.vtool.lvm.model.Tag;
import io.vtool.lvm.report.LogObject;
import io.vtool.lvm.view.GroupState;
import java.util.LinkedHashSet;
import java.util.Set;

/** Goes through the groups a command is about. */
public final class EachGroup {
    private EachGroup() {}

    /**
     * Visits the groups that the operands name by name or tag; all of them without operands.
     *
     * @return the worst of the statuses
     */
    public static int visit(LvmRun run, Visitor visitor) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> tags = new LinkedHashSet<>();
        int status = LvmStatus.DONE;
        LogObject before = run.log().object();
        run.log().about(LogObject.of("vg"));
        for (String word : run.line().operands()) {
            if (word.startsWith("@")) {
                if (Tag.valid(word.substring(1))) {
                    tags.add(word.substring(1));
                } else {
                    run.error("Skipping invalid tag: " + word);
                    status = LvmStatus.INVALID;
                }
                continue;
            }
            String name = GroupOperands.withoutDeviceFolder(word);
            if (name.indexOf('/') >= 0) {
                run.error("Invalid volume group name " + name + ".");
                status = LvmStatus.INVALID;
            } else {
                names.add(name);
            }
        }
        if (status != LvmStatus.DONE) {
            run.invalid();
            return status;
        }
        GroupOperands groups = new GroupOperands(run, names, !tags.isEmpty());
        run.log().groups(true);
        if (!groups.candidates().isEmpty() && !run.chooser().ready(Chooser.Kind.GROUPS)) {
            return LvmStatus.FAILED;
        }
        boolean all = names.isEmpty() && tags.isEmpty();
        for (GroupOperands.Candidate candidate : groups.candidates()) {
            groups.about(candidate);
            GroupState group = groups.read(candidate);
            int result = LvmStatus.DONE;
            boolean done = group == null;
            if (group != null
                    && (all || groups.isNamed(candidate.name()) || GroupOperands.tagged(group.text(), tags))
                    && run.chooser().group(group)) {
                result = visitor.group(group);
                done = true;
            }
            if (done) {
                groups.outcome(result);
            }
            status = LvmStatus.worse(status, result);
        }
        run.log().groups(false);
        run.log().about(before);
        return LvmStatus.worse(status, groups.status());
    }

    /** What is done with a group. */
    public interface Visitor {
        /** Is given a group; gives a status of {@link LvmStatus}. */
        int group(GroupState group);
    }
}
