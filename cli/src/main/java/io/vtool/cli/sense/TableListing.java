package io.vtool.cli.sense;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.RowSink;
import io.vtool.cli.render.RowView;
import io.vtool.cli.render.Style;
import io.vtool.scsi.table.FactTable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a table: numbers as numbers for programs, aligned columns for people. */
final class TableListing implements RowView {
    /** Longer cells do not widen their column. */
    private static final int WIDEST = 48;

    private final FactTable table;
    private final List<String> names;
    private final boolean[] numeric;
    private final int[] widths;

    TableListing(FactTable table) {
        this.table = table;
        names = table.columns();
        numeric = new boolean[names.size()];
        widths = new int[names.size()];
        measure();
    }

    void print(Invocation in) {
        Columns.Builder columns = Columns.start();
        for (int i = 0; i < names.size(); i++) {
            if (numeric[i]) {
                columns.integer(names.get(i));
            } else {
                columns.text(names.get(i));
            }
        }
        RowSink sink = in.rows(columns.end(), this);
        for (int row = table.first(); row != FactTable.NONE; row = table.next(row)) {
            List<String> cells = table.cells(row);
            @Nullable Object[] values = new @Nullable Object[cells.size()];
            for (int i = 0; i < values.length; i++) {
                String cell = cells.get(i);
                values[i] = cell.isEmpty() ? null : numeric[i] ? (Object) Integer.decode(cell) : cell;
            }
            sink.row(sink.columns().row(values));
        }
        sink.end(List.of());
    }

    @Override
    public void print(Row row, TextOutput out, Style style) {
        int last = lastFilled(row);
        for (int i = 0; i <= last; i++) {
            Object value = row.value(i);
            String text = value == null ? "" : numeric[i] ? Codes.hex(((Integer) value).longValue()) : value.toString();
            out.print(text);
            if (i < last) {
                Paragraph.pad(out, text.length(), widths[i] + 2);
                if (text.length() > widths[i]) {
                    out.print("  ");
                }
            }
        }
        out.line();
    }

    private static int lastFilled(Row row) {
        int last = row.columns().size() - 1;
        while (last > 0 && row.value(last) == null) {
            last--;
        }
        return last;
    }

    private void measure() {
        boolean[] filled = new boolean[names.size()];
        Arrays.fill(numeric, true);
        for (int row = table.first(); row != FactTable.NONE; row = table.next(row)) {
            List<String> cells = table.cells(row);
            for (int i = 0; i < cells.size(); i++) {
                String cell = cells.get(i);
                filled[i] |= !cell.isEmpty();
                numeric[i] &= cell.isEmpty() || cell.startsWith("0x") && Codes.parse(cell) >= 0;
                widths[i] = Math.max(widths[i], Math.min(WIDEST, cell.length()));
            }
        }
        for (int i = 0; i < numeric.length; i++) {
            numeric[i] &= filled[i];
        }
    }
}
