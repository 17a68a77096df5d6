package io.vtool.lvm.report;

import java.util.List;

/** Prints rows as JSON objects, one a line. */
final class JsonRows {
    private final List<Column> columns;
    private final OutputOptions output;
    private final JsonFrame frame;

    JsonRows(List<Column> columns, OutputOptions output, JsonFrame frame) {
        this.columns = columns;
        this.output = output;
        this.frame = frame;
    }

    /**
     * Prints them.
     *
     * @param more whether a row follows that is not shown; lvm2 keeps those of its log, and so the comma before it
     */
    void write(List<Report.Row> rows, boolean more) {
        for (int r = 0; r < rows.size(); r++) {
            StringBuilder line = new StringBuilder("{");
            boolean first = true;
            for (int i = 0; i < columns.size(); i++) {
                Column column = columns.get(i);
                if (!column.hidden()) {
                    line.append(first ? "\"" : ", \"")
                            .append(column.field().id())
                            .append("\":");
                    first = false;
                    if (output.format() == ReportFormat.JSON_STD) {
                        JsonValue.append(line, column.field(), rows.get(r).cells()[i]);
                    } else {
                        text(line, rows.get(r).cells()[i].text());
                    }
                }
            }
            frame.line(line.append(more && output.format() == ReportFormat.JSON || r + 1 < rows.size() ? "}," : "}")
                    .toString());
        }
    }

    /** With names in front of values lvm2 closes the string as it does there; recorded runs show it. */
    private void text(StringBuilder line, String text) {
        line.append('"');
        JsonValue.escape(line, text);
        if (!output.prefixes()) {
            line.append('"');
        } else if (output.quoted()) {
            line.append('\'');
        }
    }
}
