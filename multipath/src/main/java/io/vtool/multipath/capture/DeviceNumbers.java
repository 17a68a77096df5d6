package io.vtool.multipath.capture;

/** Numbers joined by colons: {@code 8:0:0:1}, {@code 4:38:1}, {@code 65:160}, {@code #:#:#:#}. */
final class DeviceNumbers {
    private DeviceNumbers() {}

    /** Where the numbers that begin here end, -1 when there are none. */
    static int end(String text, int start) {
        int at = start;
        while (true) {
            int number = number(text, at);
            if (number < 0) {
                return -1;
            }
            at = number;
            if (at >= text.length() || text.charAt(at) != ':') {
                return at;
            }
            at++;
        }
    }

    /** How many numbers a word consists of, 0 when it has anything else in it. */
    static int count(String word) {
        if (word.isEmpty() || end(word, 0) != word.length()) {
            return 0;
        }
        int count = 1;
        for (int i = 0; i < word.length(); i++) {
            count += word.charAt(i) == ':' ? 1 : 0;
        }
        return count;
    }

    private static int number(String text, int start) {
        int at = start;
        if (at < text.length() && text.charAt(at) == '#') {
            return at + 1;
        }
        if (at > 0 && at < text.length() && text.charAt(at) == '-' && text.charAt(at - 1) == ':') {
            at++;
        }
        int first = at;
        while (at < text.length() && Cursor.isDigit(text.charAt(at))) {
            at++;
        }
        return at == first ? -1 : at;
    }
}
