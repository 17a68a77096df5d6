package io.vtool.dfsr.log;

import org.jspecify.annotations.Nullable;

/**
 * A frame of an error as the log prints it below an entry: {@code [Error:9028(0x2344) Class::Method file.cpp:4179 1192 C
 * message]}.
 *
 * @param code the error code
 * @param function where it was reported
 * @param file the source file
 * @param line the line there
 * @param thread thread of the service
 * @param kind {@code C} for a code of the service, {@code W} for one of Windows
 * @param message the code in words, empty when it is not printed
 */
public record ErrorFrame(long code, String function, String file, long line, long thread, String kind, String message) {
    private static final String START = "[Error:";
    private static final int MARKS = 12;
    private static final int PLACE = 1;
    private static final int THREAD = 2;
    private static final int KIND = 3;
    private static final int WORDS = 4;

    /** Where a frame starts in a line that has at most a mark in front of it, -1 when the line is none. */
    static int start(String line) {
        int limit = Math.min(MARKS, line.length());
        for (int i = 0; i < limit; i++) {
            char c = line.charAt(i);
            if (c == '[') {
                return line.startsWith(START, i) ? i : -1;
            }
            if (c != ' ' && c != '\t' && c != '-' && c != '+' && c != '>' && c != '\\' && c != '*') {
                return -1;
            }
        }
        return -1;
    }

    /** Reads a nested line, null when it is no frame. */
    static @Nullable ErrorFrame parse(String nested) {
        if (!nested.startsWith(START)) {
            return null;
        }
        int codeEnd = nested.indexOf('(', START.length());
        int blank = nested.indexOf(' ', START.length());
        if (blank < 0 || codeEnd < 0 || codeEnd > blank) {
            codeEnd = blank;
        }
        Long code = codeEnd < 0 ? null : Decimal.of(nested.substring(START.length(), codeEnd));
        if (code == null) {
            return null;
        }
        String[] words = new String[WORDS];
        int at = blank;
        for (int i = 0; i < WORDS; i++) {
            int from = skipBlanks(nested, at);
            int end = nested.indexOf(' ', from);
            if (end < 0) {
                end = nested.endsWith("]") ? Math.max(from, nested.length() - 1) : nested.length();
            }
            words[i] = nested.substring(from, end);
            at = end;
        }
        int colon = words[PLACE].lastIndexOf(':');
        Long line = Decimal.of(words[PLACE].substring(colon + 1));
        Long thread = Decimal.of(words[THREAD]);
        if (colon < 0 || line == null || thread == null) {
            return null;
        }
        int messageEnd = nested.endsWith("]") ? nested.length() - 1 : nested.length();
        String message = at < messageEnd ? nested.substring(at, messageEnd).strip() : "";
        return new ErrorFrame(code, words[0], words[PLACE].substring(0, colon), line, thread, words[KIND], message);
    }

    private static int skipBlanks(String text, int from) {
        int at = Math.min(from, text.length());
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }
}
