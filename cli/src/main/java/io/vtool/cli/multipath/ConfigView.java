package io.vtool.cli.multipath;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.Style;
import io.vtool.cli.render.TextView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Settings in aligned columns under the names of their sections. */
final class ConfigView implements TextView {
    private static final String BOLD = "\u001b[1m";
    private static final String NORMAL = "\u001b[0m";

    private final List<Row> settings;
    private final boolean origins;
    private final Map<String, String> details;

    /**
     * A view.
     *
     * @param settings the rows
     * @param origins whether to show where they come from
     * @param details what to say about the devices that were asked for, by name
     */
    ConfigView(List<Row> settings, boolean origins, Map<String, String> details) {
        this.settings = settings;
        this.origins = origins;
        this.details = details;
    }

    @Override
    public void print(Row data, TextOutput out, Style style) {
        for (int i = 0; i < settings.size(); ) {
            int end = i + 1;
            String title = title(settings.get(i));
            while (end < settings.size() && title(settings.get(end)).equals(title)) {
                end++;
            }
            if (i > 0) {
                out.line();
            }
            String detail = details.getOrDefault(title, "");
            strong(title, out, style);
            out.foreign(detail.isEmpty() ? "" : " (" + detail + ")").line();
            section(settings.subList(i, end), out);
            i = end;
        }
    }

    private static void strong(String text, TextOutput out, Style style) {
        out.print(style.colour() ? BOLD : "").foreign(text).print(style.colour() ? NORMAL : "");
    }

    private static String title(Row row) {
        String subject = row.text("subject");
        String section = Objects.requireNonNull(row.text("section"));
        if (subject == null) {
            return section;
        }
        return section.equals("effective") ? subject : section + " " + subject;
    }

    private void section(List<Row> rows, TextOutput out) {
        int keywords = width(rows, "keyword");
        int values = Math.min(width(rows, "value"), 40);
        for (Row row : rows) {
            String keyword = text(row, "keyword");
            String value = text(row, "value");
            out.print("  ").foreign(keyword);
            pad(out, keywords - keyword.length() + 2);
            out.foreign(value);
            if (origins) {
                pad(out, values - value.length() + 2);
                out.foreign(text(row, "origin"));
            }
            out.line();
        }
    }

    private static void pad(TextOutput out, int blanks) {
        for (int i = 0; i < Math.max(blanks, 1); i++) {
            out.print(' ');
        }
    }

    private static int width(List<Row> rows, String column) {
        int width = 0;
        for (Row row : rows) {
            width = Math.max(width, text(row, column).length());
        }
        return width;
    }

    private static String text(Row row, String column) {
        @Nullable String text = row.text(column);
        return text == null || text.isEmpty() ? "\"\"" : text;
    }
}
