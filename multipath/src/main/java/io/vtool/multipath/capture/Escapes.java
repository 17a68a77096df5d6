package io.vtool.multipath.capture;

/** Takes out the colours of a terminal, also where their escape character was printed in some notation or lost. */
final class Escapes {
    private static final char ESCAPE = '\u001b';
    private static final char BELL = '\u0007';
    private static final String[] NOTATIONS = {"\u001b", "^[", "#033", "\\033", "\\x1b", "\\x1B", "\\u001b", "\\e", ""};

    private Escapes() {}

    static String strip(String text) {
        if (text.indexOf(ESCAPE) < 0 && text.indexOf("m") < 0) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            if (end > at) {
                at = end;
            } else {
                clean.append(text.charAt(at++));
            }
        }
        return clean.toString();
    }

    /** Where the sequence that begins here ends, -1 when none does. */
    private static int end(String text, int at) {
        int control = text.charAt(at) == ESCAPE ? control(text, at + 1) : -1;
        if (control > at) {
            return control;
        }
        for (String notation : NOTATIONS) {
            int open = at + notation.length();
            if (open < text.length() && text.charAt(open) == '[' && text.startsWith(notation, at)) {
                int end = parameters(text, open + 1);
                boolean bare = notation.isEmpty();
                boolean ends = end < text.length() && (text.charAt(end) == 'm' || !bare && text.charAt(end) == 'K');
                if (ends && (!bare || end > open + 1)) {
                    return end + 1;
                }
            }
        }
        return -1;
    }

    /** Where a sequence of a terminal ends: a control with parameters, a title or link with text, a choice of characters. */
    private static int control(String text, int start) {
        if (start >= text.length()) {
            return -1;
        }
        int at = start + 1;
        switch (text.charAt(start)) {
            case '[' -> {
                while (at < text.length() && text.charAt(at) >= ' ' && text.charAt(at) < '@') {
                    at++;
                }
            }
            case ']' -> {
                while (at < text.length() && text.charAt(at) != BELL && text.charAt(at) != ESCAPE) {
                    at++;
                }
                at += text.startsWith(ESCAPE + "\\", at) ? 1 : 0;
            }
            case '(', ')' -> {}
            default -> at = start;
        }
        return at < text.length() ? at + 1 : -1;
    }

    private static int parameters(String text, int start) {
        int at = start;
        while (at < text.length() && (Cursor.isDigit(text.charAt(at)) || text.charAt(at) == ';')) {
            at++;
        }
        return at;
    }
}
