package io.vtool.cli.render;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.Trouble;
import java.util.List;

/** Gives answers their form. */
public final class Renderer {
    private final String schema;
    private final OutputFormat format;
    private final TextOutput out;
    private final Style style;

    /**
     * A renderer for one command.
     *
     * @param schema name and version of the JSON form
     * @param format the format asked for
     * @param out where to
     * @param style colour and width of text
     */
    public Renderer(String schema, OutputFormat format, TextOutput out, Style style) {
        this.schema = schema;
        this.format = format;
        this.out = out;
        this.style = style;
    }

    /**
     * Starts a stream of rows.
     *
     * @param columns their columns
     * @param view how one reads as text
     */
    public RowSink rows(Columns columns, RowView view) {
        return new RowSink(schema, format, columns, view, out, style);
    }

    /**
     * Prints a whole report.
     *
     * @param report the report
     */
    public void report(Report report) {
        switch (format) {
            case JSON:
                Envelope envelope = new Envelope(out);
                envelope.open(schema);
                envelope.data(report.data());
                envelope.close(report.errors());
                break;
            case JSONL:
                for (Row row : lines(report)) {
                    new JsonWriter(out).value(row);
                    out.line();
                }
                break;
            case TSV:
                table(lines(report));
                break;
            case PROM:
                new PromWriter(out).metrics(report.metrics());
                break;
            case NAGIOS:
                Verdict verdict = report.verdict();
                if (verdict == null) {
                    throw new IllegalStateException("a report for nagios needs a verdict");
                }
                verdict.print(out);
                break;
            default:
                report.view().print(report.data(), out, style);
        }
    }

    /**
     * Prints the answer of a command that failed before it had any: only JSON has a place for it.
     *
     * @param trouble what happened
     */
    public void failure(Trouble trouble) {
        if (format == OutputFormat.JSON) {
            Envelope envelope = new Envelope(out);
            envelope.open(schema);
            envelope.data(null);
            envelope.close(List.of(trouble));
        }
    }

    private void table(List<Row> rows) {
        TsvWriter tsv = new TsvWriter(out);
        if (!rows.isEmpty()) {
            tsv.header(rows.get(0).columns());
        }
        for (Row row : rows) {
            tsv.row(row);
        }
    }

    private static List<Row> lines(Report report) {
        List<Row> table = report.table();
        return table == null ? List.of(report.data()) : table;
    }
}
