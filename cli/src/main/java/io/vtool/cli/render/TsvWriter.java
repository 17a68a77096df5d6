package io.vtool.cli.render;

import io.vtool.cli.env.TextOutput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as tab-separated values. Tab, line feed, carriage return and backslash in a value are written as
 * {@code \t \n \r \\}; unknown is the empty field; nested values are JSON.
 */
final class TsvWriter {
    private final TextOutput out;
    private final JsonWriter json;

    TsvWriter(TextOutput out) {
        this.out = out;
        this.json = new JsonWriter(out);
    }

    void header(Columns columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                out.print('\t');
            }
            out.print(columns.name(i));
        }
        out.line();
    }

    void row(Row row) {
        for (int i = 0; i < row.columns().size(); i++) {
            if (i > 0) {
                out.print('\t');
            }
            field(row.value(i));
        }
        out.line();
    }

    private void field(@Nullable Object value) {
        if (value instanceof String text) {
            text(text);
        } else if (value instanceof Row || value instanceof List) {
            json.value(value);
        } else if (value instanceof Boolean) {
            out.print(value.toString());
        } else if (value != null) {
            out.print(JsonWriter.number(value));
        }
    }

    private void text(String text) {
        int clean = 0;
        for (int i = 0; i < text.length(); i++) {
            int place = "\t\n\r\\".indexOf(text.charAt(i));
            if (place >= 0) {
                out.foreign(text.substring(clean, i)).print('\\').print("tnr\\".charAt(place));
                clean = i + 1;
            }
        }
        out.foreign(clean == 0 ? text : text.substring(clean));
    }
}
