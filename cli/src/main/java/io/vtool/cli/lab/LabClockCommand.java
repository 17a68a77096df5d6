package io.vtool.cli.lab;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.UsageError;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Operand;
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Report;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.Style;
import io.vtool.cli.render.TextView;
import io.vtool.emulator.lab.LabDirectory;
import io.vtool.emulator.lab.LabException;
import io.vtool.emulator.lab.OpenLab;
import io.vtool.emulator.lab.unit.Span;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** {@code vtool lab clock [advance SPAN]}. */
final class LabClockCommand implements Command, TextView {
    private static final Columns DATA =
            Columns.start().text("time").integer("time_ms").integer("ahead_ms").end();
    private static final String ADVANCE = "advance";

    private final HostDaemons daemons;

    LabClockCommand(HostDaemons daemons) {
        this.daemons = daemons;
    }

    @Override
    public CommandModel model() {
        return CommandModel.of("lab", "clock", "Show or advance the lab's clock")
                .paragraph(
                        "Timeouts, retries, countdowns and replication follow the lab's clock, which is real time plus what `advance` "
                                + "has added. It never goes back; `vtool lab reset` makes it real time again.")
                .operand(Operand.any("WORD", "Nothing, or advance and a span of time such as 30s, 10m or 1h30m"))
                .option(CommonOptions.LAB)
                .outputs(OutputFormat.TEXT, OutputFormat.JSON)
                .example("vtool lab clock", "the time in the lab")
                .example("vtool lab clock advance 10m", "ten minutes later")
                .seeAlso("vtool lab fault", "vtool lab reset")
                .end();
    }

    @Override
    public int run(Invocation in) {
        List<String> words = in.operands();
        if (!words.isEmpty() && !words.get(0).equals(ADVANCE)) {
            throw new UsageError("unknown action '" + words.get(0) + "', the only one is " + ADVANCE
                    + ", followed by a span of time");
        }
        if (words.size() == 1 || words.size() > 2) {
            throw new UsageError("advance needs one span of time, such as 10m");
        }
        long span = words.isEmpty() ? 0 : Labs.span(words.get(1));
        LabDirectory directory = Labs.directory(in);
        try (OpenLab lab = Labs.open(in)) {
            if (span > 0) {
                Labs.catchUp(lab, daemons);
                LabReplication.follow(lab, lab.clock().millis()); // what people did until now is found
            }
            long ahead = span == 0 ? lab.clock().offsetMillis() : directory.advance(span, lab.clock());
            long now = in.environment().time().now().toEpochMilli() + ahead;
            if (span > 0) {
                LabReplication.follow(lab, now);
            }
            in.report(Report.of(DATA.row(Instant.ofEpochMilli(now).toString(), now, ahead), this));
            return ExitStatus.WELL;
        } catch (LabException e) {
            throw Labs.failure(e);
        } catch (IOException e) {
            throw Labs.failure(directory, e);
        } catch (ArithmeticException e) {
            throw new UsageError("'" + words.get(1) + "' is too far ahead for a clock; advance by less");
        }
    }

    @Override
    public void print(Row data, TextOutput out, Style style) {
        Long ahead = data.number("ahead_ms");
        out.print(String.valueOf(data.text("time")));
        out.line(ahead == null || ahead == 0 ? ", real time" : ", " + Span.format(ahead) + " ahead of real time");
    }
}
