package io.vtool.scsi.log;

/** Tags of bulletin boards, as {@code [b]} and {@code [/code]}; only where the line closes one, as programs index so, too. */
final class BulletinBoard {
    private static final String NAMES =
            " b i u s code quote pre color colour size font url list noparse spoiler tt center left indent ";
    private static final int LONGEST = 80;
    private static final int REACH = 1000;

    private BulletinBoard() {}

    /** Length of a tag that starts there, 0 when there is none. */
    static int tagLength(String text, int at) {
        int start = at + 1 < text.length() && text.charAt(at + 1) == '/' ? at + 2 : at + 1;
        int end = start;
        int most = Math.min(text.length(), start + 9);
        while (end < most && Cursor.isLetter(text.charAt(end))) {
            end++;
        }
        char after = end < text.length() ? text.charAt(end) : 0;
        if (end == start || after != ']' && after != '=' || !isName(text, start, end) || !isClosed(text, at)) {
            return 0;
        }
        int close = text.indexOf(']', end);
        return close < 0 || close - at > LONGEST ? 0 : close + 1 - at;
    }

    private static boolean isClosed(String text, int tag) {
        int most = Math.min(text.length(), tag + REACH);
        for (int at = text.indexOf("[/", tag); at >= 0 && at < most; at = text.indexOf("[/", at + 2)) {
            int close = text.indexOf(']', at);
            if (close > 0 && close - at < 12 && isName(text, at + 2, close)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isName(String text, int from, int to) {
        for (int at = NAMES.indexOf(' '); at >= 0; at = NAMES.indexOf(' ', at + 1)) {
            if (NAMES.regionMatches(true, at + 1, text, from, to - from)
                    && NAMES.charAt(Math.min(at + 1 + to - from, NAMES.length() - 1)) == ' ') {
                return to > from;
            }
        }
        return false;
    }
}
