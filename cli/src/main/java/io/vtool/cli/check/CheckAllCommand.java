package io.vtool.cli.check;

import io.vtool.cli.baseline.Baseline;
import io.vtool.cli.env.TextOutput;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Option;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Verdict;
import io.vtool.cli.render.Verdict.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code vtool check all}: the checks of all areas of a host, in one process and within one deadline. */
final class CheckAllCommand implements Command {
    private static final Duration USUAL = Duration.ofSeconds(60);

    /** The order of areas that are in the same state. */
    private static final List<String> SHOWN = List.of("MULTIPATH", "ISCSI", "LVM", "DFSR", "SENSE", "FILES");

    private static final Comparator<Answer> WORST_FIRST = Comparator.comparingInt(
                    (Answer answer) -> -Answer.rank(answer.state()))
            .thenComparingInt(answer -> SHOWN.indexOf(answer.service()));

    @Override
    public CommandModel model() {
        return CommandModel.of("check", "all", "Check everything of a host at once")
                .paragraph(
                        "Runs the checks of multipath, iscsi, lvm and dfsr, and with --log that of sense, with their usual limits, one after another and the quick ones first, "
                                + "within one deadline of 60 seconds. What one of them cannot find out, or takes too long for, does "
                                + "not hide what the others found. The worst comes first; ` / ` parts the areas and `; ` what was "
                                + "found in one. With -v a line for each finding follows.")
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
        List<Check> checks = checks(in);
        Limits.refuseOthers(in, checks);
        long deadline = in.environment().time().nanos() + Patience.of(in, USUAL).toNanos();
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            // a check that hangs takes its share, not that of those behind it
            long left = deadline - in.environment().time().nanos();
            answers.add(
                    left <= 0
                            ? Patience.unknown(checks.get(i), "no time was left for it, --timeout gives more")
                            : Patience.look(checks.get(i), in, Duration.ofNanos(left / (checks.size() - i))));
        }
        answers.sort(WORST_FIRST);
        Answer files = new Answer("FILES", "");
        CheckReport.write(in, answers, files);
        if (!files.findings().isEmpty()) {
            answers.add(files);
            answers.sort(WORST_FIRST);
        }
        return CheckReport.print(in, answers, verdict(answers, in.flag("verbose")));
    }

    /** The quick ones first: those that read disks over iSCSI have what these leave of the time, when portals are slow. */
    private static List<Check> checks(Invocation in) {
        List<Check> checks = new ArrayList<>(List.of(new IscsiCheck(), new DfsrCheck()));
        if (in.value("log") != null) {
            checks.add(new SenseCheck());
        }
        checks.add(new MultipathCheck());
        checks.add(new LvmCheck());
        return checks;
    }

    /** Areas are parted by a slash between blanks, which their findings never have. */
    private static Verdict verdict(List<Answer> answers, boolean more) {
        State worst = answers.get(0).state();
        StringBuilder summary = new StringBuilder();
        List<String> details = new ArrayList<>();
        List<Verdict.Performance> performance = new ArrayList<>();
        for (Answer answer : answers) {
            summary.append(summary.length() == 0 ? "" : " / ")
                    .append(answer.service())
                    .append(' ')
                    .append(answer.state().name());
            if (answer.state() != State.OK) {
                summary.append(": ").append(answer.summary());
            }
            if (more) {
                details.addAll(answer.details());
            }
            performance.addAll(answer.performance());
        }
        return new Verdict("ALL", worst, summary.toString(), details, performance);
    }

    @Override
    public int onFailure(String message, TextOutput out) {
        return CheckCommand.unknown("all", message, out);
    }
}
