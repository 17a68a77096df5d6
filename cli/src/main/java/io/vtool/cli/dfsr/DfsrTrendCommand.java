package io.vtool.cli.dfsr;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.iscsi.Durations;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Option;
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.RowSink;
import io.vtool.cli.render.RowView;
import io.vtool.cli.render.Style;
import io.vtool.emulator.dfsr.BacklogSamples;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code vtool dfsr trend}. */
final class DfsrTrendCommand implements Command, RowView {
    private static final long HOUR_MILLIS = 3_600_000;
    private static final Columns COLUMNS = Columns.start()
            .text("time")
            .text("group")
            .text("folder")
            .text("sending_member")
            .text("receiving_member")
            .integer("count")
            .integer("change")
            .integer("per_hour")
            .end();

    @Override
    public CommandModel model() {
        return CommandModel.of("dfsr", "trend", "Show how backlogs changed")
                .paragraph(
                        "Every command that lets the lab's members replicate records the backlog of each pair if it has changed. "
                                + "This lists these samples, each with the change since the one before.")
                .option(Option.value("--sendingmember", "NAME", "Only backlogs of this sending member"))
                .option(Option.value("--receivingmember", "NAME", "Only backlogs of this receiving member"))
                .option(CommonOptions.LAB)
                .option(CommonOptions.TIMEOUT)
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool dfsr trend", "does it grow or fall?")
                .example("vtool dfsr trend --sendingmember SRV01 -o tsv", "what one member had to send, for a plot")
                .status(ExitStatus.FOUND, "there is no sample")
                .seeAlso("vtool dfsr backlog")
                .end();
    }

    @Override
    public int run(Invocation in) {
        String from = in.value("sendingmember");
        String to = in.value("receivingmember");
        RowSink rows;
        try (OpenDfsr dfsr =
                OpenDfsr.open(in.environment(), in.value("lab"), Durations.parse(in.value("timeout")), in::note)) {
            if (from != null) {
                dfsr.checkMember(from);
            }
            if (to != null) {
                dfsr.checkMember(to);
            }
            rows = in.rows(COLUMNS, this);
            Map<String, BacklogSamples.Sample> before = new HashMap<>();
            for (BacklogSamples.Sample sample : dfsr.samples()) {
                boolean wanted = (from == null || from.equalsIgnoreCase(sample.sending()))
                        && (to == null || to.equalsIgnoreCase(sample.receiving()));
                if (wanted) {
                    BacklogSamples.Sample last = before.put(sample.pair(), sample);
                    Long change = last == null ? null : sample.count() - last.count();
                    long span = last == null ? 0 : sample.millis() - last.millis();
                    rows.row(COLUMNS.row(
                            Instant.ofEpochMilli(sample.millis()).toString(),
                            sample.group(),
                            sample.folder(),
                            sample.sending(),
                            sample.receiving(),
                            sample.count(),
                            change,
                            change == null || span <= 0 ? null : change * HOUR_MILLIS / span));
                }
            }
            rows.end(List.of());
        } catch (IOException e) {
            throw OpenDfsr.failure(e);
        }
        if (rows.count() == 0) {
            in.note("no backlog was kept yet; a sample is kept when time passes, as with 'vtool lab clock advance 1m'");
            return ExitStatus.FOUND;
        }
        return ExitStatus.WELL;
    }

    @Override
    public void print(Row row, TextOutput out, Style style) {
        out.print(row.text("time") + "  " + row.text("group") + "/" + row.text("folder") + "  ");
        out.print(row.text("sending_member") + " to " + row.text("receiving_member") + "  ");
        Long change = row.number("change");
        out.print(String.valueOf(row.number("count")));
        out.line(change == null ? "" : " (" + (change > 0 ? "+" : "") + change + ")");
    }
}
