package io.vtool.cli.dfsr;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.render.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows within rows as indented text, a value a line. */
final class RowText {
    private static final int STEP = 2;

    private RowText() {}

    /** A text, a question mark where it is not known. */
    static String or(Row row, String name) {
        String text = row.text(name);
        return text == null || text.isEmpty() ? "?" : text;
    }

    static void print(TextOutput out, int depth, String name, @Nullable Object value) {
        if (value == null) {
            return;
        }
        indent(out, depth);
        if (value instanceof Row row) {
            out.print(name).line(":");
            cells(out, depth + 1, row);
        } else if (value instanceof List<?> list) {
            out.print(name).line(list.isEmpty() ? ": none" : ":");
            for (Object item : list) {
                item(out, depth + 1, item);
            }
        } else {
            out.print(name).print(": ").foreign(value.toString()).line();
        }
    }

    private static void item(TextOutput out, int depth, @Nullable Object item) {
        if (item instanceof Row row) {
            cells(out, depth, row);
            out.line();
        } else {
            indent(out, depth);
            out.foreign(String.valueOf(item)).line();
        }
    }

    private static void cells(TextOutput out, int depth, Row row) {
        for (int i = 0; i < row.columns().size(); i++) {
            print(out, depth, row.columns().name(i), row.value(i));
        }
    }

    private static void indent(TextOutput out, int depth) {
        for (int i = 0; i < depth * STEP; i++) {
            out.print(' ');
        }
    }
}
