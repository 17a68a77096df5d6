package io.vtool.cli.sense;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.OutputFormat;
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
    private final boolean[] decimal;
    private final int[] widths;

    TableListing(FactTable table) {
        this.table = table;
        names = table.columns();
        numeric = new boolean[names.size()];
        decimal = new boolean[names.size()];
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
        if (in.format() == OutputFormat.TEXT) {
            header(in);
        }
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
            cell(out, text(i, value), i < last ? widths[i] : 0);
        }
        out.line();
    }

    private String text(int column, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        return numeric[column] && !decimal[column] ? Codes.hex(((Integer) value).longValue()) : value.toString();
    }

    private static void cell(TextOutput out, String text, int width) {
        out.print(text);
        if (width > 0) {
            Paragraph.pad(out, text.length(), Math.max(text.length(), width) + 2);
        }
    }

    private void header(Invocation in) {
        for (int i = 0; i < names.size(); i++) {
            cell(in.out(), names.get(i), i < names.size() - 1 ? widths[i] : 0);
        }
        in.out().line();
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
        for (int i = 0; i < widths.length; i++) {
            widths[i] = names.get(i).length();
        }
        for (int row = table.first(); row != FactTable.NONE; row = table.next(row)) {
            List<String> cells = table.cells(row);
            for (int i = 0; i < cells.size(); i++) {
                String cell = cells.get(i);
                filled[i] |= !cell.isEmpty();
                decimal[i] |= isDecimal(cell);
                numeric[i] &= cell.isEmpty() || isDecimal(cell) || isHexadecimal(cell);
                widths[i] = Math.max(widths[i], Math.min(WIDEST, cell.length()));
            }
        }
        for (int i = 0; i < numeric.length; i++) {
            numeric[i] &= filled[i];
        }
    }

    private static boolean isHexadecimal(String cell) {
        return cell.startsWith("0x") && Codes.parse(cell) >= 0;
    }

    private static boolean isDecimal(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            if (cell.charAt(i) < '0' || cell.charAt(i) > '9') {
                return false;
            }
        }
        return !cell.isEmpty() && cell.length() < 10 && (cell.length() == 1 || cell.charAt(0) != '0');
    }
}
