package io.vtool.cli.dfsr;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.RowView;
import io.vtool.cli.render.Style;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry as text: its line, what stands below it, and what is known about it. */
final class EntryView implements RowView {
    private final GuidNames names;
    private final boolean brief;

    /**
     * Readies it.
     *
     * @param names names for GUIDs
     * @param brief whether what stands below an entry is left out
     */
    EntryView(GuidNames names, boolean brief) {
        this.names = names;
        this.brief = brief;
    }

    @Override
    public void print(Row row, TextOutput out, Style style) {
        String level = row.text("severity");
        String computer = row.text("computer");
        word(out, row.text("time"));
        if (computer != null) {
            out.foreign(computer).print(' ');
        }
        word(out, row.text("module"));
        if (level != null) {
            Style.Tone tone = level.equals("WARN") ? Style.Tone.WARNING : Style.Tone.BAD;
            boolean trouble = !level.equals("INFO") && !level.equals("TRACE");
            out.print(trouble ? style.paint(tone, level) : level).print(' ');
        }
        out.foreign(String.valueOf(row.text("function"))).print(' ');
        out.foreign(names.resolve(String.valueOf(row.text("text")))).line();
        if (!brief) {
            for (Object line : list(row.value("nested"))) {
                out.print("  ").foreign(names.resolve(line.toString())).line();
            }
        }
        label(out, style, "What  ", row.text("meaning"));
        label(out, style, "Next  ", row.text("action"));
    }

    private static void word(TextOutput out, @Nullable String word) {
        if (word != null) {
            out.print(word).print(' ');
        }
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static void label(TextOutput out, Style style, String label, @Nullable String text) {
        if (text != null) {
            out.print("    ").print(style.paint(Style.Tone.STRONG, label)).line(text);
        }
    }
}
