package io.vtool.cli.dfsr.wmi;

import io.vtool.cli.env.TextOutput;
import io.vtool.dfsr.wmi.WmiProperty;
import io.vtool.dfsr.wmi.WmiValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row for each instance; every column as wide as its longest value and two blanks more, the last one too. */
final class TableFormat implements Format {
    private static final int GAP = 2;

    private final List<WmiProperty> columns;
    private final int[] widths;
    private final TextOutput out;

    /**
     * A table whose values are known.
     *
     * @param columns its columns
     * @param widths longest value of each column
     * @param out where to print
     */
    TableFormat(List<WmiProperty> columns, int[] widths, TextOutput out) {
        this.columns = columns;
        this.widths = widths.clone();
        this.out = out;
        for (int i = 0; i < widths.length; i++) {
            this.widths[i] = Math.max(widths[i], columns.get(i).name().length());
            cell(columns.get(i).name(), i);
        }
        out.line();
    }

    /** Makes room for an instance. */
    static void measure(List<@Nullable Object> values, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], WmiValue.text(values.get(i)).length());
        }
    }

    @Override
    public void row(String node, List<@Nullable Object> values) {
        for (int i = 0; i < columns.size(); i++) {
            cell(WmiValue.text(values.get(i)), i);
        }
        out.line();
    }

    private void cell(String text, int column) {
        out.foreign(text);
        for (int i = text.length(); i < widths[column] + GAP; i++) {
            out.print(' ');
        }
    }

    @Override
    public void end() {
        out.line();
    }
}
