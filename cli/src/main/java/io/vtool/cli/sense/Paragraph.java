package io.vtool.cli.sense;

import io.vtool.cli.env.TextOutput;

/** Text under a label, broken at blanks to fit the width. */
public final class Paragraph {
    private static final int LEAST_WIDTH = 20;
    /** Longer lines are hard to read, on however wide a terminal. */
    private static final int MOST_WIDTH = 100;

    private Paragraph() {}

    /**
     * Prints text that starts behind something already printed; further lines are indented.
     *
     * @param out where to
     * @param text words with single blanks
     * @param column where the text stands, counted from 0
     * @param width columns of the line
     */
    public static void print(TextOutput out, int column, int width, String text) {
        print(out, column, width, 0, text);
    }

    /**
     * Prints text of which the first line has less room.
     *
     * @param taken columns of the first line that are taken already
     */
    static void print(TextOutput out, int column, int width, int taken, String text) {
        int columns = Math.min(width, MOST_WIDTH);
        int room = Math.max(LEAST_WIDTH, columns - column - taken);
        int start = 0;
        while (text.length() - start > room) {
            int end = text.lastIndexOf(' ', start + room);
            if (end <= start) {
                end = text.indexOf(' ', start + room);
                if (end < 0) {
                    break;
                }
            }
            out.foreign(text.substring(start, end)).line();
            pad(out, 0, column);
            start = end + 1;
            room = Math.max(LEAST_WIDTH, columns - column);
        }
        out.foreign(text.substring(start)).line();
    }

    /** Prints blanks up to a column. */
    static void pad(TextOutput out, int from, int to) {
        for (int i = from; i < to; i++) {
            out.print(' ');
        }
    }
}
