package io.vtool.dfsr.log;

import org.jspecify.annotations.Nullable;

/** Whole numbers of a log. */
final class Decimal {
    private static final int MOST_DIGITS = 18;

    private Decimal() {}

    /** The number, null when the text is none or longer than a log would print. */
    static @Nullable Long of(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        if (text.length() == start || text.length() > MOST_DIGITS) {
            return null;
        }
        long number = 0;
        for (int i = start; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            number = number * 10 + digit;
        }
        return start == 1 ? -number : number;
    }
}
