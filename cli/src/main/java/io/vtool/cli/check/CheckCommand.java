package io.vtool.cli.check;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Option;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Verdict;
import java.time.Duration;
import java.util.List;

/** {@code vtool check AREA}. */
final class CheckCommand implements Command {
    private static final Duration USUAL = Duration.ofSeconds(30);

    private final Check check;

    CheckCommand(Check check) {
        this.check = check;
    }

    @Override
    public CommandModel model() {
        return common(check.describe(CommandModel.of("check", check.name(), "Check " + check.subject())))
                .end();
    }

    /** What all checks have in common. */
    static CommandModel.Builder common(CommandModel.Builder model) {
        return model.option(Option.value("-w --warning", "RANGE", "Warn when the value is outside RANGE"))
                .option(Option.value("-c --critical", "RANGE", "Be critical when the value is outside RANGE"))
                .option(Option.value("--prom-file", "FILE", "Also write metrics to FILE, as a whole or not at all"))
                .option(CommonOptions.LAB)
                .option(Patience.OPTION)
                .outputs(OutputFormat.NAGIOS, OutputFormat.PROM, OutputFormat.JSON)
                .status(1, "warning")
                .status(2, "critical")
                .status(3, "unknown: the state could not be found out, or the command line is wrong")
                .seeAlso("vtool check all");
    }

    @Override
    public int run(Invocation in) {
        Limits.refuseOthers(in, List.of(check));
        Answer answer = Patience.look(check, in, Patience.of(in, USUAL));
        CheckReport.write(in, List.of(answer), answer);
        return CheckReport.print(in, List.of(answer), answer.verdict(in.flag("verbose")));
    }

    /** A monitoring system takes 3 for what could not be found out, and shows the first line of standard output. */
    @Override
    public int onFailure(String message, TextOutput out) {
        return unknown(check.name(), message, out);
    }

    @Override
    public int onLostAnswer() {
        return Verdict.State.UNKNOWN.status();
    }

    static int unknown(String area, String message, TextOutput out) {
        Verdict verdict = new Verdict(CheckReport.service(area), Verdict.State.UNKNOWN, message, List.of(), List.of());
        verdict.print(out);
        return verdict.status();
    }
}
