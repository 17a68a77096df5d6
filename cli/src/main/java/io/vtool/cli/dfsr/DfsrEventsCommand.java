package io.vtool.cli.dfsr;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.UsageError;
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
import io.vtool.dfsr.capture.EventText;
import io.vtool.dfsr.config.GroupMember;
import io.vtool.dfsr.engine.EventLog;
import io.vtool.dfsr.engine.Member;
import io.vtool.dfsr.engine.Replication;
import io.vtool.dfsr.fact.DfsrEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** {@code vtool dfsr events}. */
final class DfsrEventsCommand implements Command, RowView {
    private static final Columns COLUMNS = Columns.start()
            .text("time")
            .text("member")
            .integer("event_id")
            .text("severity")
            .text("meaning")
            .text("action")
            .text("detail")
            .end();
    /** The action of events that need none. */
    private static final String NOTHING_TO_DO = "none";

    private final Set<Long> cured = new HashSet<>();

    @Override
    public CommandModel model() {
        return CommandModel.of("dfsr", "events", "Show the events that the lab's members logged")
                .paragraph(
                        "Oldest first, each with what it means, and what to do behind the first warning or error of each number; "
                                + "`vtool dfsr event NUMBER` explains one.")
                .option(Option.value("--member", "NAME", "Only events of this member"))
                .option(Option.value("--id", "NUMBER", "Only events of this number"))
                .option(CommonOptions.LAB)
                .option(CommonOptions.TIMEOUT)
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool dfsr events --member SRV02", "what one member logged")
                .status(ExitStatus.FOUND, "there is no such event")
                .seeAlso("vtool dfsr event", "vtool dfsr log")
                .end();
    }

    @Override
    public int run(Invocation in) {
        String only = in.value("member");
        String number = in.value("id");
        if (number != null && EventText.number(number) < 0) {
            throw new UsageError("'" + number + "' is not the number of an event, such as 2213");
        }
        Map<Integer, DfsrEvent> known = new HashMap<>();
        for (DfsrEvent event : DfsrEvent.all()) {
            known.put(event.id(), event);
        }
        RowSink rows;
        try (OpenDfsr dfsr =
                OpenDfsr.open(in.environment(), in.value("lab"), Durations.parse(in.value("timeout")), in::note)) {
            if (only != null) {
                dfsr.checkMember(only);
            }
            rows = in.rows(COLUMNS, this);
            for (Replication group : dfsr.groups()) {
                for (GroupMember config : group.group().members()) {
                    if (only != null && !only.equalsIgnoreCase(config.name())) {
                        continue;
                    }
                    Member member = Objects.requireNonNull(group.member(config.name()));
                    for (EventLog.Event event : member.events().all()) {
                        if (number == null || EventText.number(number) == event.id()) {
                            DfsrEvent fact = known.get(event.id());
                            rows.row(COLUMNS.row(
                                    Instant.ofEpochMilli(event.millis()).toString(),
                                    config.name(),
                                    event.id(),
                                    fact == null ? null : fact.severity(),
                                    fact == null ? null : fact.meaning(),
                                    fact == null ? null : fact.action(),
                                    event.detail()));
                        }
                    }
                }
            }
            rows.end(List.of());
        } catch (IOException e) {
            throw OpenDfsr.failure(e);
        }
        if (rows.count() == 0) {
            in.note("no such event was logged");
            return ExitStatus.FOUND;
        }
        return ExitStatus.WELL;
    }

    @Override
    public void print(Row row, TextOutput out, Style style) {
        out.print(row.text("time") + "  " + row.text("member") + "  " + row.number("event_id") + " ");
        out.print(row.text("severity") + "  " + row.text("meaning") + "  ");
        out.foreign(String.valueOf(row.text("detail"))).line();
        String action = row.text("action");
        boolean calm = "Info".equals(row.text("severity")) || NOTHING_TO_DO.equals(action);
        if (action != null
                && !calm
                && cured.add(row.number("event_id"))) { // the first of its number says enough for all
            out.print("  Next  ").line(action);
        }
    }
}
