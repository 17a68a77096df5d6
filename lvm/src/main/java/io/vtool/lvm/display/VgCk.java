package io.vtool.lvm.display;

import io.vtool.lvm.command.EachGroup;
import io.vtool.lvm.command.LvmCommand;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.command.LvmStatus;
import io.vtool.lvm.model.ModelProblem;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.GroupValidation;
import java.util.List;

/** The command {@code vgck}. */
public final class VgCk implements LvmCommand {
    @Override
    public int run(LvmRun run) {
        if (run.line().has("updatemetadata")) {
            return EachGroup.visit(run, new UpdateMetadata(run));
        }
        return EachGroup.visit(run, new Check(run));
    }

    private record Check(LvmRun run) implements EachGroup.Visitor {
        @Override
        public int group(GroupState group) {
            List<String> wrong = GroupValidation.lines(group);
            for (String line : wrong) {
                run.error(line);
            }
            if (!wrong.isEmpty()) {
                return LvmStatus.FAILED;
            }
            boolean cycle = false;
            for (ModelProblem problem : group.view().problems()) {
                if (problem.kind() == ModelProblem.Kind.CYCLE) {
                    cycle = true;
                    run.error("Metadata of VG " + group.name() + " is wrong at " + problem.place()
                            + ": made of itself through " + problem.detail());
                }
            }
            if (group.missingCount() > 0) {
                run.error("The volume group is missing " + group.missingCount() + " physical volumes.");
            }
            return group.missingCount() > 0 || cycle ? LvmStatus.FAILED : LvmStatus.DONE;
        }
    }
}
