package io.vtool.multipath.capture;

/** Joins the pieces of a line that was wrapped: with a blank, or without one where a word was cut. */
final class Seam {
    private static final String[] WORDS = {
        "size=",
        "features=",
        "hwhandler=",
        "queue_if_no_path",
        "retain_attached_hw_handler",
        "pg_init_retries",
        "queue_mode",
        "no_partitions",
        "policy=",
        "prio=",
        "status=",
        "round-robin",
        "queue-length",
        "service-time",
        "running",
        "active",
        "failed",
        "faulty",
        "enabled",
        "offline",
        "ready",
        "pending",
        "timeout",
        "rw",
        "ro",
        "wp=rw",
        "wp=ro",
        "wp=undef"
    };

    /** Digits of the two usual kinds of WWIDs, with the one in front. */
    private static final int LONG_WWID = 33;

    private static final int SHORT_WWID = 17;

    private Seam() {}

    static String join(String first, String second) {
        return isCut(first, second) ? first + second : first + " " + second;
    }

    /** Whether a word was cut: the two pieces make one that is known. */
    static boolean isCut(String first, String second) {
        boolean name = !second.isEmpty() && isName(second.charAt(0));
        if (name && (isHyphenated(first) || inNumber(first, second))) {
            return true;
        }
        int start = first.length();
        while (start > 0 && first.charAt(start - 1) != ' ' && "'\"[=(".indexOf(first.charAt(start - 1)) < 0) {
            start--;
        }
        String cut = first.substring(start);
        if (cut.isEmpty()) {
            return start > 0 && first.charAt(start - 1) != ' ';
        }
        for (String word : WORDS) {
            int rest = word.length() - cut.length();
            if (rest > 0 && word.startsWith(cut) && second.startsWith(word.substring(cut.length()))) {
                return true;
            }
        }
        return first.charAt(Math.max(0, start - 1)) == '(' && !second.isEmpty() && Cursor.isHex(second.charAt(0));
    }

    /** Whether no word goes from one line into the next: a blank stood between, wherever the line was wrapped. */
    static boolean isApart(String first, String second) {
        if (first.isEmpty() || second.isEmpty()) {
            return true;
        }
        char last = first.charAt(first.length() - 1);
        char next = second.charAt(0);
        String before = first.substring(first.lastIndexOf(' ') + 1);
        boolean name = isName(next);
        boolean number = before.endsWith("='" + last) || before.startsWith("dm-");
        return next == '('
                || name && (last == ')' || last == '\'')
                || Cursor.isDigit(last) && Cursor.isLetter(next) && number
                || beginsWord(second) && (endsWord(before) || Cursor.isDigit(last))
                || endsWord(before) && Cursor.isDigit(next);
    }

    private static boolean beginsWord(String text) {
        for (String word : WORDS) {
            if (text.startsWith(word) && word.length() > 2) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWord(String text) {
        for (String word : WORDS) {
            if (text.endsWith(word) && word.length() > 2 && !word.endsWith("=")) {
                return true;
            }
        }
        return false;
    }

    /** Whether a name was wrapped at its hyphen. */
    private static boolean isHyphenated(String first) {
        int length = first.length();
        return length > 1 && first.charAt(length - 1) == '-' && isName(first.charAt(length - 2));
    }

    private static boolean isName(char c) {
        return Cursor.isLetter(c) || Cursor.isDigit(c);
    }

    /** Whether a number was cut: one behind a sign that no number stands alone behind, or before its unit. */
    private static boolean inNumber(String first, String second) {
        char last = first.isEmpty() ? ' ' : first.charAt(first.length() - 1);
        String word = first.substring(first.lastIndexOf(' ') + 1);
        boolean signed =
                word.indexOf('=') >= 0 || word.indexOf(':') >= 0 || word.indexOf(',') >= 0 || word.startsWith("dm-");
        char begin = second.charAt(0);
        boolean unit = "KMGTP".indexOf(begin) >= 0 && (second.length() == 1 || " ]".indexOf(second.charAt(1)) >= 0);
        boolean size = word.startsWith("size=") || word.startsWith("[size=");
        return signed
                && (Cursor.isDigit(last) || last == ':' || last == '.')
                && (Cursor.isDigit(begin) || size && unit);
    }

    /** Whether a line holds the beginning of a WWID whose end stands in the next one: the two make one of the usual length. */
    static boolean inWwid(String first, String rest) {
        int length = first.length() + rest.length();
        boolean hex = rest.length() < SHORT_WWID && (length == LONG_WWID || length == SHORT_WWID);
        for (int i = 0; i < first.length() && hex; i++) {
            hex = Cursor.isHex(first.charAt(i));
        }
        return hex;
    }
}
