package io.vtool.cli.multipath;

import org.jspecify.annotations.Nullable;

/**
 * A number as sscanf(3) finds it at the start of a word: behind blanks, with a sign, with {@code 0x} if it is hexadecimal; what
 * follows is left, and too many digits make the largest number.
 *
 * @param value the number, unsigned
 */
record ScannedNumber(long value) {
    /** The number of a word, null when it begins with none. */
    static @Nullable ScannedNumber of(String word, int radix) {
        String text = word.stripLeading();
        int at = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        boolean prefixed = radix == 16
                && text.regionMatches(true, at, "0x", 0, 2)
                && at + 2 < text.length()
                && Character.digit(text.charAt(at + 2), radix) >= 0;
        at += prefixed ? 2 : 0;
        int start = at;
        long value = 0;
        boolean most = false;
        for (; at < text.length() && digit(text.charAt(at), radix) >= 0; at++) {
            most |= Long.compareUnsigned(value, Long.divideUnsigned(-1, radix)) > 0;
            value = value * radix + digit(text.charAt(at), radix);
        }
        if (at == start) {
            return null;
        }
        return new ScannedNumber(most ? -1 : text.startsWith("-") ? -value : value);
    }

    private static int digit(char c, int radix) {
        return c < 128 ? Character.digit(c, radix) : -1;
    }

    /** The number as an int keeps it. */
    int asInt() {
        return (int) value;
    }
}
