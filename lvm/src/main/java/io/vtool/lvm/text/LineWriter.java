package io.vtool.lvm.text;

import org.jspecify.annotations.Nullable;

/** Lines with their indentation and hints, or without both. */
final class LineWriter {
    private static final int TAB = 8;
    private static final int HINT_TAB_STOP = 6;

    private final StringBuilder text = new StringBuilder();
    private final boolean decorated;
    private int depth;

    LineWriter(boolean decorated) {
        this.decorated = decorated;
    }

    void indent() {
        depth++;
    }

    void outdent() {
        depth--;
    }

    void blank() {
        text.append('\n');
    }

    /** One line; its hint starts at the sixth tab stop, or at the next one if the line is longer. */
    void line(String line, @Nullable String hint) {
        if (decorated) {
            text.append("\t".repeat(depth));
        }
        text.append(line);
        if (decorated && hint != null) {
            int stop = depth + line.length() / TAB + 1;
            text.append("\t".repeat(Math.max(1, HINT_TAB_STOP - stop)));
            text.append("# ").append(hint);
        }
        text.append('\n');
    }

    String text() {
        return text.toString();
    }
}
