package io.vtool.emulator.host;

/** The words of a line, one after the other; beyond the last one they are empty. */
final class Words {
    private final String line;
    private int at;

    Words(String line) {
        this.line = line;
    }

    boolean more() {
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at < line.length();
    }

    String next() {
        if (!more()) {
            return "";
        }
        int end = line.indexOf(' ', at);
        String word = line.substring(at, end < 0 ? line.length() : end);
        at = end < 0 ? line.length() : end;
        return word;
    }

    /** A number that is not negative, or -1. */
    long nextLong() {
        String word = next();
        long value = 0;
        for (int i = 0; i < word.length(); i++) {
            int digit = word.charAt(i) - '0';
            if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - 9) / 10) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return word.isEmpty() ? -1 : value;
    }

    /** A count that is not larger than a limit, or -1. */
    int nextCount(int limit) {
        long value = nextLong();
        return value > limit ? -1 : (int) value;
    }

    /** What is left of the line. */
    String rest() {
        return more() ? line.substring(at) : "";
    }
}
