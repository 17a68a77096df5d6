package io.vtool.cli.check;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.iscsi.Durations;
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
import java.util.List;

/** {@code vtool check all}: the checks of all areas of a host, in one process and within one deadline. */
final class CheckAllCommand implements Command {
    private static final Duration USUAL = Duration.ofSeconds(60);

    private static List<Check> checks() {
        return List.of(new MultipathCheck(), new IscsiCheck(), new LvmCheck(), new DfsrCheck());
    }

    @Override
    public CommandModel model() {
        return CommandModel.of("check", "all", "Check everything of a host at once")
                .paragraph(
                        "Runs the checks of multipath, iscsi, lvm and dfsr with their usual limits, one after another, within one deadline. What "
                                + "one of them cannot find out does not hide what the others found. The worst comes first.")
                .option(Option.value("--prom-file", "FILE", "Also write metrics to FILE, as a whole or not at all"))
                .option(CommonOptions.LAB)
                .option(CommonOptions.HOST)
                .option(CommonOptions.TIMEOUT)
                .outputs(OutputFormat.NAGIOS, OutputFormat.PROM, OutputFormat.JSON)
                .example("vtool check all", "one line for everything")
                .example(
                        "vtool check all --prom-file /var/lib/node_exporter/vtool.prom", "for node_exporter, from cron")
                .status(1, "warning")
                .status(2, "critical")
                .status(3, "unknown: it could not be found out, or the command line is wrong")
                .end();
    }

    @Override
    public int run(Invocation in) {
        Duration given = Durations.parse(in.value("timeout"));
        long deadline = in.environment().time().nanos() + (given == null ? USUAL : given).toNanos();
        List<Answer> answers = new ArrayList<>();
        for (Check check : checks()) {
            answers.add(look(in, check, deadline));
        }
        answers.sort((a, b) -> Integer.compare(Answer.rank(b.state()), Answer.rank(a.state())));
        return CheckReport.print(in, answers, verdict(answers));
    }

    private static Answer look(Invocation in, Check check, long deadline) {
        Answer answer = new Answer(CheckReport.service(check.name()), "");
        if (in.environment().time().nanos() - deadline >= 0) {
            answer.find(State.UNKNOWN, "", "no time was left for it");
            return answer;
        }
        try {
            return check.look(in);
        } catch (CommandFailure e) {
            answer.find(State.UNKNOWN, "", e.trouble().message());
            return answer;
        }
    }

    private static Verdict verdict(List<Answer> answers) {
        State worst = answers.get(0).state();
        StringBuilder summary = new StringBuilder();
        List<Verdict.Performance> performance = new ArrayList<>();
        for (Answer answer : answers) {
            summary.append(summary.length() == 0 ? "" : ", ")
                    .append(answer.service())
                    .append(' ')
                    .append(answer.state().name());
            if (answer.state() != State.OK) {
                summary.append(" (").append(answer.summary()).append(')');
            }
            performance.addAll(answer.performance());
        }
        return new Verdict("ALL", worst, summary.toString(), performance);
    }

    @Override
    public int onFailure(String message, TextOutput out) {
        return CheckCommand.unknown("all", message, out);
    }
}
