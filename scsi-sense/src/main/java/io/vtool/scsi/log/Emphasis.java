package io.vtool.scsi.log;

/** The marks around a whole line that made it slanted or bold, as in {@code _failed H:0x0 D:0x2_}. */
final class Emphasis {
    private static final String MARKS = "_*~";

    private Emphasis() {}

    /** The line without the marks, the same object where it has none. */
    static String without(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == ' ') {
            from++;
        }
        if (to - from < 3 || MARKS.indexOf(text.charAt(from)) < 0) {
            return text;
        }
        while (text.charAt(to - 1) == ' ') {
            to--;
        }
        boolean marked =
                to - from > 2 && text.charAt(to - 1) == text.charAt(from) && text.charAt(from + 1) != text.charAt(from);
        return marked ? text.substring(from + 1, to - 1) : text;
    }
}
