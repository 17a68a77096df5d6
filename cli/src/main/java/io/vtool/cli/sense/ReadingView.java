package io.vtool.cli.sense;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.RowView;
import io.vtool.cli.render.Style;
import java.util.List;

/** Readings as text: all that is known about each, or one line each where there are many. */
final class ReadingView implements RowView {
    private static final int WIDEST = 32;

    private int full;

    /**
     * A view.
     *
     * @param full how many readings, from the first on, are told in full
     */
    ReadingView(int full) {
        this.full = full;
    }

    @Override
    public void print(Row row, TextOutput out, Style style) {
        boolean brief = full-- <= 0;
        String name = row.text("name");
        String title = row.text("kind") + " " + row.text("code");
        String meaning = row.text("meaning");
        out.print(style.paint(Style.Tone.STRONG, title));
        if (name != null) {
            out.print("  ").print(name);
        }
        if (brief && name == null && meaning != null) {
            int column = title.length() + 2;
            if (column > WIDEST) {
                out.line();
                column = Answer.COLUMN;
            }
            Paragraph.pad(out, column == Answer.COLUMN ? 0 : title.length(), column);
            Paragraph.print(out, column, style.width(), meaning);
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
