package io.vtool.cli.dfsr;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.Style;
import io.vtool.cli.render.TextView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A summary of logs as text: what is wrong and how to mend it first, counts after it. */
final class SummaryView implements TextView {
    private static final int COUNT_WIDTH = 8;

    @Override
    public void print(Row data, TextOutput out, Style style) {
        out.print(data.number("entries") + " entries in " + data.number("lines") + " lines");
        if (data.text("first_time") != null) {
            out.print(", ").print(String.valueOf(data.text("first_time")));
            out.print(" to ").print(String.valueOf(data.text("last_time")));
        }
        String separator = " on ";
        for (Object member : list(data.value("members"))) {
            out.print(separator).foreign(member.toString());
            separator = ", ";
        }
        out.line();
        for (Object item : list(data.value("findings"))) {
            Row finding = (Row) item;
            out.line();
            count(out, finding).line(String.valueOf(finding.text("meaning")));
            out.print("          ")
                    .print(style.paint(Style.Tone.STRONG, "Next"))
                    .print("  ");
            out.line(String.valueOf(finding.text("action")));
        }
        section(out, style, "Root causes", data.value("root_causes"));
        section(out, style, "Errors and warnings", data.value("messages"));
        section(out, style, "Sharing violations", data.value("sharing_violations"));
        section(out, style, "No stage file for", data.value("stage_failures"));
        section(out, style, "Levels", data.value("by_level"));
        section(out, style, "Modules", data.value("by_module"));
    }

    private static void section(TextOutput out, Style style, String title, @Nullable Object rows) {
        if (list(rows).isEmpty()) {
            return;
        }
        out.line().line(style.paint(Style.Tone.STRONG, title));
        for (Object item : list(rows)) {
            Row row = (Row) item;
            count(out, row);
            if (row.columns().name(1).equals("code")) {
                String meaning = row.text("meaning");
                String message = row.text("message");
                out.print(String.valueOf(row.number("code"))).print("  ");
                out.foreign(message == null || message.isEmpty() ? String.valueOf(meaning) : message);
            } else {
                out.foreign(String.valueOf(row.value(1)));
            }
            out.line();
        }
    }

    private static TextOutput count(TextOutput out, Row row) {
        String count = String.valueOf(row.number("count"));
        for (int i = count.length(); i < COUNT_WIDTH; i++) {
            out.print(' ');
        }
        return out.print(count).print("  ");
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
