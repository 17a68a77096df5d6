package io.vtool.multipath.config;

/**
 * The decimal number at the start of a text, as C reads it: blanks, a sign, digits, and a value that stops at the limits.
 *
 * @param present whether there is any digit
 * @param signed whether there is a sign
 * @param whole whether nothing but blanks stands after it
 * @param value the number, 0 without digits
 */
record DecimalPrefix(boolean present, boolean signed, boolean whole, long value) {
    /** What {@link #count} gives for a word that is no number. */
    static final long NO_COUNT = -1;

    static DecimalPrefix of(String text) {
        int i = blanks(text, 0);
        boolean signed = i < text.length() && (text.charAt(i) == '-' || text.charAt(i) == '+');
        boolean negative = signed && text.charAt(i) == '-';
        int digits = signed ? i + 1 : i;
        long value = 0;
        int end = digits;
        while (end < text.length() && digit(text.charAt(end))) {
            int digit = text.charAt(end) - '0';
            value = value > (Long.MAX_VALUE - digit) / 10 ? Long.MAX_VALUE : value * 10 + digit;
            end++;
        }
        boolean present = end > digits;
        boolean whole = present && blanks(text, end) == text.length();
        return new DecimalPrefix(present, signed, whole, negative ? -value : value);
    }

    /** The number that is the word at a place, {@link #NO_COUNT} or less when it is none. */
    static long count(String text, int from) {
        int end = from;
        while (end < text.length() && !ConfigLine.blank(text.charAt(end))) {
            end++;
        }
        String word = text.substring(from, end);
        DecimalPrefix number = of(word);
        return number.whole() && number.value() < Long.MAX_VALUE ? number.value() : NO_COUNT;
    }

    private static int blanks(String text, int from) {
        int i = from;
        while (i < text.length() && ConfigLine.blank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
