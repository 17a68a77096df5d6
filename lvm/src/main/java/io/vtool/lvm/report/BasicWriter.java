package io.vtool.lvm.report;

import java.util.List;
import java.util.Locale;

/** Prints rows as lines. */
final class BasicWriter {
    private static final String INDENT = "  ";
    private static final int BLOCK = 32 << 10;
    private static final int ROOM = BLOCK + 1024;
    private static final String BLANKS = " ".repeat(32);
    private static final String[] SOME_BLANKS = new String[BLANKS.length()];

    static {
        for (int i = 0; i < SOME_BLANKS.length; i++) {
            SOME_BLANKS[i] = BLANKS.substring(0, i);
        }
    }

    private final List<Column> columns;
    private final OutputOptions output;
    private final Messages messages;
    private boolean headingsPrinted;
    private boolean cut;

    BasicWriter(List<Column> columns, OutputOptions output, Messages messages) {
        this.columns = columns;
        this.output = output;
        this.messages = messages;
    }

    void write(List<Report.Row> rows) {
        if (output.rows()) {
            writeFields(rows);
            return;
        }
        measure(rows);
        if (!headingsPrinted) {
            headings();
        }
        lines(rows);
    }

    /** Writes rows in columns as wide as the first ones needed, cut where they do not fit. */
    void writeCut(List<Report.Row> rows) {
        if (!headingsPrinted) {
            measure(rows);
            headings();
        }
        cut = true;
        lines(rows);
    }

    private void measure(List<Report.Row> rows) {
        for (int i = 0; i < columns.size(); i++) {
            int width = columns.get(i).field().width();
            for (Report.Row row : rows) {
                width = Math.max(width, row.cells()[i].text().length());
            }
            columns.get(i).width = width;
        }
    }

    private void lines(List<Report.Row> rows) {
        StringBuilder lines = new StringBuilder(ROOM);
        for (Report.Row row : rows) {
            lines.append(INDENT);
            line(lines, row);
            lines.append('\n');
            if (lines.length() > BLOCK) {
                messages.printLines(lines);
                lines.setLength(0);
            }
        }
        messages.printLines(lines);
    }

    private void line(StringBuilder line, Report.Row row) {
        boolean first = true;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (!column.hidden()) {
                if (!first) {
                    line.append(output.separator());
                }
                first = false;
                String text = row.cells()[i].text();
                boolean fits = !cut || !output.aligned() || text.length() <= column.width;
                value(line, column, fits ? text : text.substring(0, column.width));
            }
        }
    }

    private void headings() {
        headingsPrinted = true;
        if (!output.headings()) {
            return;
        }
        StringBuilder line = new StringBuilder();
        int left = columns.size();
        for (Column column : columns) {
            left--;
            if (column.hidden()) {
                continue;
            }
            String heading = column.field().heading();
            if (output.aligned()) {
                int length = Math.min(heading.length(), column.width);
                line.append(heading, 0, length);
                pad(line, column.width - length);
            } else {
                line.append(heading);
            }
            if (left > 0) {
                line.append(output.separator());
            }
        }
        messages.print(line.toString());
    }

    private void value(StringBuilder line, Column column, String text) {
        boolean quotes = output.prefixes() && output.quoted();
        if (output.prefixes()) {
            line.append("LVM2_")
                    .append(column.field().id().toUpperCase(Locale.ROOT))
                    .append('=');
        }
        if (quotes) {
            line.append('\'');
        }
        int missing = output.aligned() ? column.width - text.length() : 0;
        if (column.field().kind().right()) {
            pad(line, missing);
        }
        line.append(text);
        if (!column.field().kind().right()) {
            pad(line, missing);
        }
        if (quotes) {
            line.append('\'');
        }
    }

    private static void pad(StringBuilder line, int count) {
        int left = count;
        while (left >= BLANKS.length()) {
            line.append(BLANKS);
            left -= BLANKS.length();
        }
        if (left > 0) {
            line.append(SOME_BLANKS[left]);
        }
    }

    private void writeFields(List<Report.Row> rows) {
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (column.hidden()) {
                continue;
            }
            StringBuilder line = new StringBuilder();
            if (output.headings()) {
                line.append(column.field().heading()).append(output.separator());
            }
            for (int r = 0; r < rows.size(); r++) {
                if (r > 0) {
                    line.append(output.separator());
                }
                value(line, column, rows.get(r).cells()[i].text());
            }
            messages.print(line.toString());
        }
    }
}
