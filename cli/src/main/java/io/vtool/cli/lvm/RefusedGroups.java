package io.vtool.cli.lvm;

import io.vtool.cli.failure.Trouble;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.lvm.health.Finding;
import io.vtool.lvm.health.HealthJudge;
import io.vtool.lvm.health.Refusal;
import io.vtool.lvm.view.GroupState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a view shows although lvm2 would have nothing to do with it, and what it may lack because it cannot be read: told on
 * standard error and among the answer's errors, and the status is that of a fault.
 */
final class RefusedGroups {
    private static final String SEE = "'vtool lvm health' tells what is wrong";

    private final Invocation in;
    private final List<Trouble> troubles = new ArrayList<>();

    RefusedGroups(Invocation in) {
        this.in = in;
    }

    /** Says in a command's manual what the status is. */
    static CommandModel.Builder documented(CommandModel.Builder model, String otherwise) {
        return model.paragraph(
                        "What is shown of a damaged group is what its metadata says. If lvm2 would not take the group, or metadata "
                                + "beside the groups that are shown cannot be read, a line on standard error says so, `errors` does in JSON, and the status "
                                + "is 1. `vtool lvm health` tells all that is wrong.")
                .status(ExitStatus.FOUND, otherwise + ", lvm2 refuses a group, or metadata is damaged");
    }

    /** A group that is shown. */
    void shown(GroupState group) {
        shown("group " + group.name(), group.name(), Refusal.of(group));
    }

    /** Something of a group that is shown, and why lvm2 would not take it. */
    void shown(String what, String group, @Nullable String refusal) {
        if (refusal != null) {
            tell(new Trouble("group_refused", "lvm2 refuses " + what + ": " + refusal, group, SEE));
        }
    }

    /** What all devices hold beside groups. */
    void beside(LvmReading reading) {
        for (Finding finding : HealthJudge.others(reading.inventory())) {
            tell(new Trouble(HealthRows.word(finding.code()), FindingWords.of(finding), finding.subject(), null));
        }
    }

    private void tell(Trouble trouble) {
        in.warn(trouble);
        troubles.add(trouble);
    }

    List<Trouble> troubles() {
        return troubles;
    }

    /** The status of the command; what it would be without these. */
    int status(int otherwise) {
        return troubles.isEmpty() ? otherwise : ExitStatus.FOUND;
    }
}
