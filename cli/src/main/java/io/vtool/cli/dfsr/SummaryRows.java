package io.vtool.cli.dfsr;

import io.vtool.cli.render.Columns;
import io.vtool.cli.render.Row;
import io.vtool.dfsr.fact.DfsrError;
import io.vtool.dfsr.fact.KnownMessage;
import io.vtool.dfsr.log.Counts;
import io.vtool.dfsr.log.LogSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A summary of logs as data. */
final class SummaryRows {
    private static final Columns SUMMARY = Columns.start()
            .integer("lines")
            .integer("entries")
            .integer("strange_lines")
            .text("first_time")
            .text("last_time")
            .list("members")
            .list("by_level")
            .list("by_module")
            .list("findings")
            .list("root_causes")
            .list("messages")
            .list("sharing_violations")
            .list("stage_failures")
            .end();
    private static final Columns STATS = Columns.start().list("minutes").end();
    private static final Columns MINUTE =
            Columns.start().text("minute").integer("entries").integer("updates").end();
    private static final Columns FINDING = Columns.start()
            .integer("count")
            .text("id")
            .text("meaning")
            .text("action")
            .end();
    private static final Columns CAUSE = Columns.start()
            .integer("count")
            .integer("code")
            .text("message")
            .text("meaning")
            .text("action")
            .end();

    private SummaryRows() {}

    static Row summary(LogSummary summary, long lines, int top) {
        return SUMMARY.row(
                lines,
                summary.entries(),
                summary.strange(),
                summary.first(),
                summary.last(),
                summary.members(),
                counts("level", summary.levels(), top),
                counts("module", summary.modules(), top),
                findings(summary),
                causes(summary, top),
                counts("message", summary.messages(), top),
                counts("file", summary.sharingViolations(), top),
                counts("gvsn", summary.stageFailures(), top));
    }

    static Row stats(LogSummary summary) {
        Map<String, Long> updates = new HashMap<>();
        for (Counts.Count count : summary.updates().byName()) {
            updates.put(count.name(), count.count());
        }
        List<Row> rows = new ArrayList<>();
        for (Counts.Count count : summary.minutes().byName()) {
            rows.add(MINUTE.row(count.name(), count.count(), updates.getOrDefault(count.name(), 0L)));
        }
        return STATS.row(rows);
    }

    private static List<Row> counts(String what, Counts counts, int top) {
        Columns columns = Columns.start().integer("count").text(what).end();
        List<Row> rows = new ArrayList<>();
        for (Counts.Count count : counts.top(top)) {
            rows.add(columns.row(count.count(), count.name()));
        }
        return rows;
    }

    private static List<Row> findings(LogSummary summary) {
        List<Row> rows = new ArrayList<>();
        for (Counts.Count count : summary.findings()) {
            KnownMessage message = summary.remedy(count.name());
            rows.add(FINDING.row(count.count(), message.id(), message.meaning(), message.action()));
        }
        return rows;
    }

    private static List<Row> causes(LogSummary summary, int top) {
        List<Row> rows = new ArrayList<>();
        for (Counts.Count count : summary.causes().top(top)) {
            long code = Long.parseLong(count.name());
            List<DfsrError> errors = DfsrError.logged(code);
            rows.add(CAUSE.row(
                    count.count(),
                    code,
                    summary.words(count.name()),
                    errors.isEmpty() ? null : errors.get(0).meaning(),
                    errors.isEmpty() ? null : errors.get(0).action()));
        }
        return rows;
    }
}
