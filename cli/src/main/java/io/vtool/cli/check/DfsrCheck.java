package io.vtool.cli.check;

import io.vtool.cli.dfsr.DfsrHealth;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.render.Verdict.State;

/** Backlogs of every pair of members, and the states of their folders. */
final class DfsrCheck implements Check {
    @Override
    public String name() {
        return "dfsr";
    }

    @Override
    public CommandModel.Builder describe(CommandModel.Builder model) {
        return model.paragraph(
                        "Counts what each member has still to send to each other one, and looks whether each replicated folder is in the "
                                + "state Normal. The ranges are of a pair's count; without them it warns above 100 and is critical above "
                                + "1000.")
                .example("vtool check dfsr -w 50 -c 500", "with other limits");
    }

    @Override
    public Answer look(Invocation in) {
        Limits limits = Limits.of(in, "100", "1000");
        DfsrHealth health = DfsrHealth.look(in);
        Answer answer = new Answer(
                "DFSR",
                health.pairs().isEmpty()
                        ? "there is no replication group"
                        : health.pairs().size() + " pairs in sync");
        long sum = 0;
        for (DfsrHealth.Pair pair : health.pairs()) {
            State state = limits.state(pair.count());
            String name = pair.group() + "/" + pair.folder() + " " + pair.sending() + " to " + pair.receiving();
            answer.find(state, name, "backlog of " + pair.count());
            answer.number(name, pair.count(), "", limits);
            answer.metric(
                    "vtool_dfsr_backlog_files",
                    "Files, folders and deletions that a member has still to send.",
                    pair.count(),
                    "group",
                    pair.group(),
                    "folder",
                    pair.folder(),
                    "sending",
                    pair.sending(),
                    "receiving",
                    pair.receiving());
            sum += pair.count();
        }
        for (DfsrHealth.Folder folder : health.folders()) {
            boolean error = folder.state().equals("In Error");
            boolean normal = folder.state().equals("Normal");
            answer.find(
                    error ? State.CRITICAL : normal ? State.OK : State.WARNING,
                    folder.group() + "/" + folder.folder() + " on " + folder.member(),
                    "state " + folder.state());
        }
        answer.number("backlog", sum, "");
        return answer;
    }
}
