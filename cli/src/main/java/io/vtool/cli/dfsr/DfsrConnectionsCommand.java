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
import io.vtool.dfsr.config.ReplicatedFolder;
import io.vtool.dfsr.engine.Hindrance;
import io.vtool.dfsr.engine.Replication;
import io.vtool.dfsr.engine.ReplicationException;
import io.vtool.dfsr.export.Estate;
import io.vtool.dfsr.store.StoreException;
import java.util.List;

/** {@code vtool dfsr connections}. */
final class DfsrConnectionsCommand implements Command, RowView {
    static final Columns COLUMNS = Columns.start()
            .text("group")
            .text("folder")
            .text("sending_member")
            .text("receiving_member")
            .flag("online")
            .text("state")
            .integer("backlog")
            .integer("bytes_per_second")
            .text("guid")
            .end();

    @Override
    public CommandModel model() {
        return CommandModel.of("dfsr", "connections", "Show each connection, and why nothing comes through")
                .paragraph(
                        "For each folder and connection: whether updates come in, what is in the way, how much waits, and how "
                                + "many bytes a second may be sent (none is shown where there is no limit).")
                .option(Exports.FROM)
                .option(CommonOptions.LAB)
                .option(CommonOptions.TIMEOUT)
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool dfsr connections", "which connections work")
                .status(ExitStatus.FOUND, "something is in the way of a connection")
                .seeAlso("vtool dfsr schedule", "vtool dfsr backlog")
                .end();
    }

    @Override
    public int run(Invocation in) {
        boolean well = true;
        Estate estate = Exports.of(in);
        if (estate != null) {
            List<Row> exported = new ExportedViews(estate).connections();
            if (exported.isEmpty()) {
                throw Exports.unanswerable("of connections", "Get-DfsrConnection or DfsrConnectionInfo");
            }
            RowSink rows = in.rows(COLUMNS, this);
            for (Row row : exported) {
                well &= !Boolean.FALSE.equals(row.value("online"));
                rows.row(row);
            }
            rows.end(List.of());
            return well ? ExitStatus.WELL : ExitStatus.FOUND;
        }
        try (OpenDfsr dfsr =
                OpenDfsr.open(in.environment(), in.value("lab"), Durations.parse(in.value("timeout")), in::note)) {
            RowSink rows = in.rows(COLUMNS, this);
            for (Replication group : dfsr.groups()) {
                for (Connection connection : group.group().connections()) {
                    for (ReplicatedFolder folder : group.group().folders()) {
                        Hindrance hindrance = group.hindrance(connection, folder.guid(), dfsr.now());
                        well &= hindrance == Hindrance.NONE;
                        rows.row(COLUMNS.row(
                                group.group().name(),
                                folder.name(),
                                connection.sending(),
                                connection.receiving(),
                                hindrance == Hindrance.NONE,
                                hindrance.words(),
                                Backlog.of(group, folder, connection.sending(), connection.receiving(), 0)
                                        .count(),
                                connection.bandwidth() == Long.MAX_VALUE ? null : connection.bandwidth(),
                                connection.guid().toString()));
                    }
                }
            }
            rows.end(List.of());
        } catch (StoreException | ReplicationException e) {
            throw OpenDfsr.failure(e);
        }
        return well ? ExitStatus.WELL : ExitStatus.FOUND;
    }

    @Override
    public void print(Row row, TextOutput out, Style style) {
        out.print(RowText.or(row, "group") + "/" + RowText.or(row, "folder") + "  ");
        out.print(row.text("sending_member") + " to " + row.text("receiving_member") + "  ");
        out.print(String.valueOf(row.text("state")));
        Long backlog = row.number("backlog");
        out.line(backlog == null ? "" : ", backlog " + backlog);
    }
}
