package io.vtool.cli.check;

import io.vtool.cli.dfsr.DfsrHealth;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.lab.Labs;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Option;
import io.vtool.cli.render.Verdict.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;

/** Backlogs of every pair of members, how they go on, and the states of folders. */
final class DfsrCheck implements Check {
    private static final double MILLIS = 1000;

    private final State empty;

    /**
     * Readies it.
     *
     * @param empty the state when there is no replication group
     */
    DfsrCheck(State empty) {
        this.empty = empty;
    }

    @Override
    public String name() {
        return "dfsr";
    }

    @Override
    public String subject() {
        return "the backlogs and states of DFS Replication";
    }

    @Override
    public CommandModel.Builder describe(CommandModel.Builder model) {
        return model.paragraph(
                        "Counts what each member has still to send to each other one, and looks whether each member answers and each "
                                + "replicated folder is in the state Normal. The ranges are of a pair's count; without them it warns above 100 and is critical above "
                                + "1000.")
                .paragraph(
                        "What was counted is remembered until the next run, so that it also notices a backlog that is small and does "
                                + "not go away: `--no-progress` is how long a backlog may be there without becoming smaller (1h,6h: it "
                                + "warns after one hour and is critical after six), `--age` how long there may be one at all (24h). The more "
                                + "often it runs, the better it knows.")
                .paragraph(
                        "With `--from` it reads what `dfsrdiag backlog` printed elsewhere, one pair a file, and remembers those, too.")
                .option(Option.value(
                        "--age",
                        "SPANS",
                        "Warn, and be critical, when there has been a backlog for SPANS: 24h, or 24h,72h"))
                .option(Option.value(
                        "--no-progress",
                        "SPANS",
                        "Warn, and be critical, when a backlog has not become smaller for SPANS"))
                .option(Nothing.OPTION)
                .option(StateFile.OPTION)
                .option(CommonOptions.FROM.repeated())
                .example("vtool check dfsr -w 50 -c 500", "with other limits")
                .example("vtool check dfsr --no-progress 30m,2h", "be told earlier that nothing moves")
                .example("vtool check dfsr --from backlog.txt", "what a Windows server printed");
    }

    @Override
    public Answer look(Invocation in) {
        Limits limits = Limits.of(in, name(), "100", "1000");
        Spans age = Spans.parse("--age", in.value("age"), "24h");
        Spans idle = Spans.parse("--no-progress", in.value("no-progress"), "1h,6h");
        if (in.value("from") == null) {
            Labs.demand(in);
        }
        DfsrHealth health = DfsrHealth.look(in);
        Answer answer = new Answer("DFSR", well(health));
        Path file = StateFile.folder(in).resolve("dfsr-" + key(in));
        long sum = 0;
        BacklogHistory history = new BacklogHistory(file);
        try {
            history.load();
        } catch (IOException e) {
            answer.find(CommandFailure.unreadable(file.toString(), e));
        }
        for (DfsrHealth.Pair pair : health.pairs()) {
            BacklogHistory.Course course = history.go(name(pair), pair.count(), health.millis());
            judge(answer, pair, limits, age, idle, course, health.millis());
            sum += pair.count();
        }
        try {
            history.keep();
        } catch (IOException e) {
            answer.find(CommandFailure.unwritable(file.toString(), e));
        }
        for (DfsrHealth.Silent silent : health.silent()) {
            answer.find(State.CRITICAL, silent.member(), silent.words());
        }
        for (DfsrHealth.Folder folder : health.folders()) {
            boolean error = folder.state().equals("In Error");
            boolean normal = folder.state().equals("Normal");
            if (normal) {
                answer.seen(folder.group() + "/" + folder.folder() + " on " + folder.member(), "state Normal");
            }
            answer.find(
                    error ? State.CRITICAL : normal ? State.OK : State.WARNING,
                    folder.group() + "/" + folder.folder() + " on " + folder.member(),
                    "state " + folder.state());
        }
        if (health.pairs().isEmpty() && health.folders().isEmpty()) {
            Nothing.tell(in, answer, "there is no replication group", empty);
        }
        answer.number("backlog", sum, "");
        answer.note(limits.words("backlog of each pair"));
        answer.note("keeps what it saw in " + file);
        return answer;
    }

    private static void judge(
            Answer answer,
            DfsrHealth.Pair pair,
            Limits limits,
            Spans age,
            Spans idle,
            BacklogHistory.Course course,
            long now) {
        String name = name(pair);
        State counted = limits.state(pair.count());
        answer.find(counted, name, "backlog of " + pair.count());
        if (counted == State.OK) {
            answer.seen(name, "backlog of " + pair.count());
        }
        answer.find(idle.state(now - course.moved()), name, stuck(pair.count(), now - course.moved(), "not smaller"));
        answer.find(age.state(now - course.since()), name, stuck(pair.count(), now - course.since(), "there"));
        answer.number(name, pair.count(), "", limits);
        answer.number(name + " age", (now - course.since()) / MILLIS, "s", age.limits());
        answer.number(name + " idle", (now - course.moved()) / MILLIS, "s", idle.limits());
        String[] labels = {
            "group", pair.group(), "folder", pair.folder(), "sending", pair.sending(), "receiving", pair.receiving()
        };
        answer.metric(
                "vtool_dfsr_backlog_files",
                "Files, folders and deletions that a member has still to send.",
                pair.count(),
                labels);
        answer.metric(
                "vtool_dfsr_backlog_age_seconds",
                "How long there has been a backlog, as far as this check saw.",
                (now - course.since()) / MILLIS,
                labels);
        answer.metric(
                "vtool_dfsr_backlog_idle_seconds",
                "How long the backlog has not become smaller, as far as this check saw.",
                (now - course.moved()) / MILLIS,
                labels);
    }

    private static String stuck(long count, long millis, String what) {
        return "backlog of " + count + " " + what + " for " + Spans.words(millis);
    }

    private static String well(DfsrHealth health) {
        int count = health.pairs().size();
        long largest = 0;
        for (DfsrHealth.Pair pair : health.pairs()) {
            largest = Math.max(largest, pair.count());
        }
        return count
                + (count == 1 ? " pair, " : " pairs, ")
                + (largest == 0 ? "all in sync" : "largest backlog " + largest);
    }

    private static String name(DfsrHealth.Pair pair) {
        String folder = pair.group().isEmpty() ? "" : pair.group() + "/" + pair.folder() + " ";
        return folder + (pair.sending().isEmpty() ? "?" : pair.sending()) + " to " + pair.receiving();
    }

    /** Tells labs apart; all captures are one. */
    private static String key(Invocation in) {
        String given = in.value("lab");
        String lab = given == null ? in.environment().variable("VTOOL_LAB") : given;
        String name = in.value("from") != null
                ? "captured"
                : lab == null
                        ? ""
                        : in.environment()
                                .resolve(lab)
                                .toAbsolutePath()
                                .normalize()
                                .toString();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
