package io.vtool.multipath.capture;

/** What a log or a tool puts before every line. Properties begin their line, so what precedes them is such a prefix. */
final class LinePrefix {
    private static final int MOST_DIGITS = 9;

    private LinePrefix() {}

    /** A header without the prefix that the properties after it have; times and line numbers may differ. */
    static String strip(String header, String prefix) {
        if (prefix.isBlank()) {
            return header;
        }
        int number = number(prefix);
        if (number == prefix.length()) {
            return header.substring(number(header));
        }
        int at = 0;
        for (int i = 0; i < prefix.length(); i++) {
            if (at >= header.length() || !alike(header.charAt(at), prefix.charAt(i))) {
                return header;
            }
            at++;
            // a number in the midst may have more digits in one line than in another
            int digits = digits(prefix, i + 1);
            if (Cursor.isDigit(prefix.charAt(i)) && digits < prefix.length()) {
                i = digits - 1;
                at = digits(header, at);
            }
        }
        return at < header.length() ? header.substring(at) : header;
    }

    /** Whether a line is but the number of an empty line, behind one that is numbered. */
    static boolean isNumberAfter(String before, String line) {
        int end = digits(line, 0);
        int first = number(before);
        return end > 0 && end < MOST_DIGITS && end == line.length() && first > 0 && following(before, line);
    }

    private static boolean following(String before, String line) {
        int end = digits(before, 0);
        return end < MOST_DIGITS && Integer.parseInt(line) > Integer.parseInt(before.substring(0, end));
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && Cursor.isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** How long the line number at the start of a text is. */
    private static int number(String text) {
        int at = 0;
        while (at < text.length() && Cursor.isDigit(text.charAt(at))) {
            at++;
        }
        boolean numbered = at > 0 && at < text.length() && ":- ".indexOf(text.charAt(at)) >= 0;
        if (!numbered) {
            return 0;
        }
        at++;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static boolean alike(char a, char b) {
        return a == b
                || Cursor.isDigit(a) && Cursor.isDigit(b)
                || Cursor.isLetter(a) && Cursor.isLetter(b)
                || ":-".indexOf(a) >= 0 && ":-".indexOf(b) >= 0;
    }
}
