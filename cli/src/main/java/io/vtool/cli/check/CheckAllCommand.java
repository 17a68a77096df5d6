package io.vtool.cli.check;

import io.vtool.cli.baseline.Baseline;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.lab.SharedLab;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Option;
import io.vtool.cli.model.Unanswered;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Verdict;
import io.vtool.cli.render.Verdict.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code vtool check all}: the checks of all areas of a host, in one process and within one deadline. */
final class CheckAllCommand implements Command {
    private static final Duration USUAL = Duration.ofSeconds(60);

    /** The order of areas that are in the same state. */
    private static final List<String> SHOWN = List.of("MULTIPATH", "ISCSI", "LVM", "DFSR", "SENSE", "FILES");

    private static final Comparator<Answer> WORST_FIRST = Comparator.comparingInt(
                    (Answer answer) -> -Answer.rank(answer.state()))
            .thenComparingInt(answer -> SHOWN.indexOf(answer.service()));

    /** Those that look at the lab; few have replication groups, and nobody asked for them by name. */
    private static final List<Check> OF_LAB =
            List.of(new IscsiCheck(), new DfsrCheck(State.OK), new MultipathCheck(), new LvmCheck());

    @Override
    public CommandModel model() {
        return CommandModel.of("check", "all", "Check everything of a host at once")
                .paragraph(
                        "Runs the checks of multipath, iscsi, lvm and dfsr, and with --log that of sense, with their usual limits, side by side over the same sessions, "
                                + "within one deadline of 60 seconds. What one of them cannot find out, or takes too long for, does "
                                + "not hide what the others found. The worst area comes first; ` / ` separates areas and `; ` "
                                + "the findings of one. With -v a line for each finding follows. A lab that `--lab` names has to be there.")
                .paragraph(
                        "Ranges mean something else in each area, so each names its own: `-w lvm=70 -c lvm=85 -w dfsr=50`. "
                                + "The other options of a check, such as `--free` or `--by`, are those of the check of its area alone.")
                .option(Option.value("-w --warning", "AREA=RANGE", "Warn when the value of AREA is outside RANGE")
                        .repeated())
                .option(Option.value(
                                "-c --critical", "AREA=RANGE", "Be critical when the value of AREA is outside RANGE")
                        .repeated())
                .option(Option.value("--prom-file", "FILE", "Also write metrics to FILE, as a whole or not at all"))
                .option(CommonOptions.LAB)
                .option(CommonOptions.HOST)
                .option(Option.value("--log", "FILE", "Also check what is new in the log FILE, as check sense does")
                        .repeated())
                .option(Nothing.OPTION)
                .option(Baseline.OPTION)
                .option(Baseline.SAVE)
                .option(StateFile.OPTION)
                .option(Patience.OPTION)
                .outputs(OutputFormat.NAGIOS, OutputFormat.PROM, OutputFormat.JSON)
                .example("vtool check all", "one line for everything")
                .example("vtool check all -w lvm=70 -c lvm=85", "other limits for pools and snapshots")
                .example(
                        "vtool check all --save-baseline good.txt",
                        "write down paths, sessions and volumes on a good day")
                .example("vtool check all --baseline good.txt", "and be told what is not there any more")
                .example(
                        "vtool check all --prom-file /var/lib/node_exporter/vtool.prom", "for node_exporter, from cron")
                .status(1, "warning")
                .status(2, "critical")
                .status(3, "unknown: it could not be found out, or the command line is wrong")
                .end();
    }

    @Override
    public int run(Invocation in) {
        List<Check> checks = new ArrayList<>(OF_LAB);
        if (in.value("log") != null) {
            checks.add(new SenseCheck());
        }
        checks.sort(Comparator.comparingInt(each -> SHOWN.indexOf(CheckReport.service(each.name()))));
        Limits.refuseOthers(in, checks);
        List<Answer> answers = look(in, Patience.of(in, USUAL));
        answers.sort(WORST_FIRST);
        Answer files = new Answer("FILES", "");
        CheckReport.write(in, answers, files);
        if (!files.findings().isEmpty()) {
            answers.add(files);
            answers.sort(WORST_FIRST);
        }
        return CheckReport.print(in, answers, verdict(answers, in.times("verbose")));
    }

    /** All of them side by side: what one has to wait for takes nothing from the others. */
    private static List<Answer> look(Invocation in, Duration time) {
        long deadline = in.environment().time().nanos() + time.toNanos();
        List<Answer> answers = new ArrayList<>();
        List<Patience.Begun> begun = new ArrayList<>();
        if (in.value("log") != null) {
            begun.add(Patience.begin(new SenseCheck(), in));
        }
        try (SharedLab lab = open(in, time, answers)) {
            if (lab != null) {
                Invocation sharing = in.in(in.environment().sharing(lab));
                for (Check check : OF_LAB) {
                    begun.add(Patience.begin(check, sharing));
                }
            }
            for (Patience.Begun check : begun) {
                long left = Math.max(0, deadline - in.environment().time().nanos());
                answers.add(check.answer(in, Duration.ofNanos(left), time));
            }
        }
        return answers;
    }

    /** The lab for all; null when there is none, which is the answer of each check of it. */
    private static @Nullable SharedLab open(Invocation in, Duration time, List<Answer> answers) {
        try {
            return SharedLab.open(in, time);
        } catch (CommandFailure e) {
            for (Check check : OF_LAB) {
                Answer answer = new Answer(CheckReport.service(check.name()), "");
                answer.find(e);
                answers.add(answer);
            }
            return null;
        }
    }

    /** Areas are parted by a slash between blanks, which their findings never have. */
    private static Verdict verdict(List<Answer> answers, int level) {
        State worst = answers.get(0).state();
        StringBuilder summary = new StringBuilder();
        List<String> details = new ArrayList<>();
        List<Verdict.Performance> performance = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            Answer answer = answers.get(i);
            summary.append(summary.length() == 0 ? "" : " / ")
                    .append(answer.service())
                    .append(' ')
                    .append(answer.state().name());
            if ((answer.state() != State.OK || level == 1) && !isSaidBehind(answers, i)) {
                summary.append(": ").append(answer.summary(level));
            }
            details.addAll(answer.details(level));
            performance.addAll(answer.performance());
        }
        return new Verdict("ALL", worst, summary.toString(), details, performance);
    }

    /** Whether the next area has the same to say, such as that there is no lab. */
    private static boolean isSaidBehind(List<Answer> answers, int i) {
        return i + 1 < answers.size()
                && answers.get(i).state() == answers.get(i + 1).state()
                && answers.get(i).summary().equals(answers.get(i + 1).summary());
    }

    @Override
    public int onFailure(Unanswered failed) {
        return CheckReport.unknown("all", failed);
    }

    @Override
    public int onLostAnswer() {
        return Verdict.State.UNKNOWN.status();
    }
}
