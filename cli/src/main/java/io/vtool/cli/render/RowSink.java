package io.vtool.cli.render;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.Trouble;
import java.util.List;

/** Takes rows one by one and prints each at once, in the format asked for, so a stream needs no memory. */
public final class RowSink {
    private final OutputFormat format;
    private final Columns columns;
    private final RowView view;
    private final TextOutput out;
    private final Style style;
    private final Envelope envelope;
    private final JsonWriter json;
    private final TsvWriter tsv;
    private long count;
    private boolean ended;

    RowSink(String schema, OutputFormat format, Columns columns, RowView view, TextOutput out, Style style) {
        this.format = format;
        this.columns = columns;
        this.view = view;
        this.out = out;
        this.style = style;
        this.envelope = new Envelope(out);
        this.json = new JsonWriter(out);
        this.tsv = new TsvWriter(out);
        if (format == OutputFormat.PROM || format == OutputFormat.NAGIOS) {
            throw new IllegalStateException("rows have no form for " + format.word());
        }
        if (format == OutputFormat.JSON) {
            envelope.open(schema);
            out.print('[');
        } else if (format == OutputFormat.TSV) {
            tsv.header(columns);
        }
    }

    /** The columns of the rows it takes. */
    public Columns columns() {
        return columns;
    }

    /** How many rows it took. */
    public long count() {
        return count;
    }

    /**
     * Prints one row.
     *
     * @param row the row
     */
    public void row(Row row) {
        if (format == OutputFormat.TEXT) {
            view.print(row, out, style);
        } else if (format == OutputFormat.TSV) {
            tsv.row(row);
        } else if (format == OutputFormat.JSONL) {
            json.value(row);
            out.line();
        } else {
            if (count > 0) {
                out.print(',');
            }
            json.value(row);
        }
        count++;
    }

    /**
     * Ends the answer, once; in JSON that is where the failures stand.
     *
     * @param errors what could not be found out
     */
    public void end(List<Trouble> errors) {
        if (format == OutputFormat.JSON && !ended) {
            out.print(']');
            envelope.close(errors);
        }
        ended = true;
    }
}
