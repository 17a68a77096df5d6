package io.vtool.cli.render;

import io.vtool.cli.failure.Trouble;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command found out, before it takes a form.
 *
 * @param data the whole of it as one object
 * @param table rows for the formats that show one row a line ({@code jsonl}, {@code tsv}); null when the object itself
 *     is the only row
 * @param errors what could not be found out
 * @param view how it reads as text
 * @param metrics the same as metrics; empty for commands without
 * @param verdict the same as a check's answer, null for commands without
 */
public record Report(
        Row data,
        @Nullable List<Row> table,
        List<Trouble> errors,
        TextView view,
        List<Metric> metrics,
        @Nullable Verdict verdict) {

    /**
     * A report of data alone.
     *
     * @param data the whole of it as one object
     * @param view how it reads as text
     */
    public static Report of(Row data, TextView view) {
        return new Report(data, null, List.of(), view, List.of(), null);
    }

    /**
     * The same with rows for {@code jsonl} and {@code tsv}.
     *
     * @param rows rows of one kind
     */
    public Report withTable(List<Row> rows) {
        return new Report(data, List.copyOf(rows), errors, view, metrics, verdict);
    }

    /**
     * The same with what could not be found out.
     *
     * @param troubles the failures
     */
    public Report withErrors(List<Trouble> troubles) {
        return new Report(data, table, List.copyOf(troubles), view, metrics, verdict);
    }

    /**
     * The same with metrics.
     *
     * @param families metric families
     */
    public Report withMetrics(List<Metric> families) {
        return new Report(data, table, errors, view, List.copyOf(families), verdict);
    }

    /**
     * The same with a check's answer.
     *
     * @param answer the answer
     */
    public Report withVerdict(Verdict answer) {
        return new Report(data, table, errors, view, metrics, answer);
    }
}
