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
        "ro"
    };

    private Seam() {}

    static String join(String first, String second) {
        return isCut(first, second) ? first + second : first + " " + second;
    }

    private static boolean isCut(String first, String second) {
        if (isHyphenated(first) && !second.isEmpty() && isName(second.charAt(0))) {
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

    /** Whether a name was wrapped at its hyphen. */
    private static boolean isHyphenated(String first) {
        int length = first.length();
        return length > 1 && first.charAt(length - 1) == '-' && isName(first.charAt(length - 2));
    }

    private static boolean isName(char c) {
        return Cursor.isLetter(c) || Cursor.isDigit(c);
    }
}
