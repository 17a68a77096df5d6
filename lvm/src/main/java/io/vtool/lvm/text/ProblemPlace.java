package io.vtool.lvm.text;

/** Where in a text something is wrong, counted as lvm2 counts lines. */
final class ProblemPlace {
    private ProblemPlace() {}

    static ConfigFormatException at(byte[] text, String problem, int where) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < where; i++) {
            if (text[i] == '\n') {
                line++;
                lineStart = i + 1;
            } else if ((text[i] == '"' || text[i] == '\'') && startsWord(text, i)) {
                i = Math.max(i, endOfString(text, i, where)); // the lines within strings are not counted
            }
        }
        return new ConfigFormatException(problem, line, where - lineStart + 1, where);
    }

    /** Whether a token may begin there. */
    private static boolean startsWord(byte[] text, int i) {
        return i == 0
                || ConfigScanner.blank(text[i - 1])
                || ConfigScanner.endsName(text[i - 1])
                || "[],\"'".indexOf(text[i - 1]) >= 0;
    }

    /** Where the quote is that ends a string; at most the end. */
    private static int endOfString(byte[] text, int start, int end) {
        int i = start + 1;
        while (i < end && text[i] != text[start]) {
            i += text[start] == '"' && text[i] == '\\' ? 2 : 1;
        }
        return Math.min(i, end);
    }
}
