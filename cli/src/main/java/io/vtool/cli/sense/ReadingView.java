package io.vtool.cli.sense;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.RowView;
import io.vtool.cli.render.Style;
import java.util.List;

/** Readings as text: all that is known about each, or one line each where there are many. */
final class ReadingView implements RowView {
    private final boolean brief;

    ReadingView(boolean brief) {
        this.brief = brief;
    }

    @Override
    public void print(Row row, TextOutput out, Style style) {
        String name = row.text("name");
        String title = row.text("kind") + " " + row.text("code");
        String meaning = row.text("meaning");
        out.print(style.paint(Style.Tone.STRONG, title));
        if (name != null) {
            out.print("  ").print(name);
        }
        if (brief && name == null && meaning != null) {
            out.print("  ");
            Paragraph.print(out, title.length() + 2, style.width(), meaning);
            return;
        }
        out.line();
        if (brief && row.value("severity") == null) {
            return;
        }
        Answer.labelled(out, "What", meaning, style);
        if (!brief) {
            Answer.reaction(row, out, style);
            if (row.value("other_readings") instanceof List<?> readings) {
                Answer.others(readings, out, style);
            }
        }
    }
}
