package io.vtool.cli.dfsr;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.iscsi.Durations;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Option;
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Report;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.Style;
import io.vtool.cli.render.TextView;
import io.vtool.dfsr.engine.Replication;
import io.vtool.dfsr.engine.ReplicationException;
import io.vtool.dfsr.engine.Update;
import io.vtool.dfsr.export.Estate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** {@code vtool dfsr replicationstate}. */
final class DfsrReplicationStateCommand implements Command, TextView {
    /** Updates that a member takes into its queue of one connection. */
    static final int QUEUE = 100;

    private static final Columns DATA = Columns.start().list("updates").end();
    static final Columns UPDATE = Columns.start()
            .text("group")
            .text("sending_member")
            .text("receiving_member")
            .text("state")
            .text("name")
            .text("path")
            .text("uid")
            .text("gvsn")
            .end();

    @Override
    public CommandModel model() {
        return CommandModel.of("dfsr", "replicationstate", "Show the updates that members are working on")
                .paragraph(
                        "A member works on sixteen updates of a connection at once; the others of its queue are scheduled, or "
                                + "wait for an open file or a folder that has to come first. This is a snapshot: run it twice to see "
                                + "movement. The queue is not the backlog, which may be much longer.")
                .option(Option.value("--member", "NAME", "Show only what this member sends or receives"))
                .option(Exports.FROM)
                .option(CommonOptions.LAB)
                .option(CommonOptions.TIMEOUT)
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool dfsr replicationstate", "what all members are doing")
                .seeAlso("vtool dfsr backlog")
                .end();
    }

    @Override
    public int run(Invocation in) {
        List<Row> rows = new ArrayList<>();
        String member = in.value("member");
        Estate estate = Exports.of(in);
        if (estate != null) {
            List<Row> exported = new ExportedViews(estate).updates(member);
            in.report(Report.of(DATA.row(exported), this).withTable(exported));
            return 0;
        }
        try (OpenDfsr dfsr =
                OpenDfsr.open(in.environment(), in.value("lab"), Durations.parse(in.value("timeout")), in::note)) {
            if (member != null) {
                dfsr.checkMember(member);
            }
            for (Replication group : dfsr.groups()) {
                for (Update update : group.updates(QUEUE)) {
                    String from = update.connection().sending();
                    String to = update.connection().receiving();
                    if (member == null || member.equalsIgnoreCase(from) || member.equalsIgnoreCase(to)) {
                        rows.add(UPDATE.row(
                                group.group().name(),
                                from,
                                to,
                                update.state().words(),
                                update.record().name(),
                                update.path(),
                                update.record().uid().toString(),
                                update.record().gvsn().toString()));
                    }
                }
            }
        } catch (ReplicationException e) {
            throw OpenDfsr.failure(e);
        }
        in.report(Report.of(DATA.row(rows), this).withTable(rows));
        return 0;
    }

    @Override
    public void print(Row data, TextOutput out, Style style) {
        List<?> updates = (List<?>) Objects.requireNonNull(data.value("updates"));
        if (updates.isEmpty()) {
            out.line("No update is in progress.");
        }
        for (Object item : updates) {
            Row update = (Row) item;
            out.print(RowText.or(update, "sending_member") + " to " + RowText.or(update, "receiving_member") + "  ");
            out.print(RowText.or(update, "state")).print("  ");
            out.foreign(String.valueOf(update.text("path"))).line();
        }
    }
}
