package io.vtool.cli.check;

import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Option;
import io.vtool.cli.model.Unanswered;
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
        return CheckReport.print(in, List.of(answer), answer.verdict(in.times("verbose")));
    }

    @Override
    public int onFailure(Unanswered failed) {
        return CheckReport.unknown(check.name(), failed);
    }

    @Override
    public int onLostAnswer() {
        return Verdict.State.UNKNOWN.status();
    }
}
