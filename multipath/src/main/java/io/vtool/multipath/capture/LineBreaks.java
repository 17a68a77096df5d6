package io.vtool.multipath.capture;

/**
 * Finds the line breaks that are written out: {@code \n} in a string, {@code #012} in a system log, the next string of a list,
 * tags that begin a line of a page.
 */
final class LineBreaks {
    private static final String ESCAPE = "\\n";
    private static final String OCTAL = "#012";

    private LineBreaks() {}

    /** Where the next one stands, -1 when there is none. */
    static int next(String line, int from) {
        int first = first(line.indexOf(ESCAPE, from), line.indexOf(OCTAL, from));
        first = first(first, item(line, from));
        int tag = line.indexOf('>', from) < 0 ? -1 : line.indexOf('<', from);
        while (tag >= 0 && !(Markup.breaks(line, tag) && Markup.tagEnd(line, tag) > 0)) {
            tag = line.indexOf('<', tag + 1);
        }
        return first(first, tag);
    }

    /** Where the text behind the break that stands here begins. */
    static int after(String line, int at) {
        if (line.charAt(at) == '<') {
            return Markup.tagEnd(line, at);
        }
        int end = itemEnd(line, at);
        if (end > at) {
            return end;
        }
        end = at + (line.startsWith(OCTAL, at) ? OCTAL.length() : ESCAPE.length());
        // a string of a list that ends with its line
        return Math.max(end, itemEnd(line, end));
    }

    private static int first(int one, int other) {
        return one < 0 ? other : other < 0 ? one : Math.min(one, other);
    }

    /** Where a string of a list ends and the next one begins. */
    private static int item(String line, int from) {
        for (int comma = line.indexOf(", ", from + 1); comma > 0; comma = line.indexOf(", ", comma + 1)) {
            if (itemEnd(line, comma - 1) > 0) {
                return comma - 1;
            }
        }
        return -1;
    }

    /** Where the next string begins behind the quote, comma, blank, letter of its kind and quote that stand here, else -1. */
    private static int itemEnd(String line, int at) {
        if (at >= line.length() || !isQuote(line.charAt(at)) || !line.startsWith(", ", at + 1)) {
            return -1;
        }
        int open = at + 3;
        if (open < line.length() && "ubr".indexOf(line.charAt(open)) >= 0) {
            open++;
        }
        return open < line.length() && isQuote(line.charAt(open)) ? open + 1 : -1;
    }

    private static boolean isQuote(char c) {
        return c == '\'' || c == '"';
    }
}
