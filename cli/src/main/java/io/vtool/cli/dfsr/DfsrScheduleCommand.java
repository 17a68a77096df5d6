package io.vtool.cli.dfsr;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.iscsi.Durations;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.RowSink;
import io.vtool.cli.render.RowView;
import io.vtool.cli.render.Style;
import io.vtool.dfsr.config.Connection;
import io.vtool.dfsr.config.Schedule;
import io.vtool.dfsr.engine.Replication;
import io.vtool.dfsr.export.Estate;
import java.util.List;

/** {@code vtool dfsr schedule}. */
final class DfsrScheduleCommand implements Command, RowView {
    static final Columns COLUMNS = Columns.start()
            .text("group")
            .text("sending_member")
            .text("receiving_member")
            .integer("open_quarter_hours")
            .integer("bytes_per_second")
            .list("closed")
            .text("digits")
            .end();

    @Override
    public CommandModel model() {
        return CommandModel.of("dfsr", "schedule", "Show when connections may replicate")
                .paragraph(
                        "The schedule of each connection in UTC: when it is closed, how many quarter hours of the week it is open, "
                                + "how many bytes a second it allows now, and the 672 digits that Active Directory keeps.")
                .option(Exports.FROM)
                .option(CommonOptions.LAB)
                .option(CommonOptions.TIMEOUT)
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool dfsr schedule", "when replication is closed")
                .seeAlso("vtool dfsr connections", "vtool dfsr read")
                .end();
    }

    @Override
    public int run(Invocation in) {
        Estate estate = Exports.of(in);
        if (estate != null) {
            List<Row> exported = new ExportedViews(estate).schedules();
            if (exported.isEmpty()) {
                throw Exports.unanswerable("of connections", "Get-DfsrConnection and Get-DfsrConnectionSchedule");
            }
            RowSink rows = in.rows(COLUMNS, this);
            for (Row row : exported) {
                rows.row(row);
            }
            rows.end(List.of());
            return ExitStatus.WELL;
        }
        try (OpenDfsr dfsr =
                OpenDfsr.open(in.environment(), in.value("lab"), Durations.parse(in.value("timeout")), in::note)) {
            RowSink rows = in.rows(COLUMNS, this);
            for (Replication group : dfsr.groups()) {
                for (Connection connection : group.group().connections()) {
                    Schedule schedule = connection.schedule();
                    long rate = schedule.bytesPerSecond(dfsr.now());
                    rows.row(COLUMNS.row(
                            group.group().name(),
                            connection.sending(),
                            connection.receiving(),
                            schedule.openSlots(),
                            rate == Long.MAX_VALUE ? null : rate,
                            schedule.closed(),
                            schedule.digits()));
                }
            }
            rows.end(List.of());
        }
        return ExitStatus.WELL;
    }

    @Override
    public void print(Row row, TextOutput out, Style style) {
        out.print(RowText.or(row, "group") + "  ");
        out.print(row.text("sending_member") + " to " + row.text("receiving_member") + "  ");
        if (!(row.value("closed") instanceof List<?> closed)) {
            out.line("schedule not exported");
            return;
        }
        if (closed.isEmpty()) {
            out.line("always open");
            return;
        }
        StringBuilder text = new StringBuilder("closed ");
        for (int i = 0; i < closed.size(); i++) {
            text.append(i == 0 ? "" : "; ").append(closed.get(i));
        }
        out.line(text.toString());
    }
}
