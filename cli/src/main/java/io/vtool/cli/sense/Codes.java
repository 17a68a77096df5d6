package io.vtool.cli.sense;

import org.jspecify.annotations.Nullable;

/** Numbers as ESX and this program's answers write them, and as people type them. */
final class Codes {
    /** The word is no number. */
    static final int NONE = -1;

    private static final int MOST_DIGITS = 7;

    private Codes() {}

    /** {@code 0x} and hexadecimal digits. */
    static String hex(long number) {
        return "0x" + Long.toHexString(number);
    }

    /** Key, code and qualifier as {@code 0x6/0x3f/0xe}, with a question mark for what is not known. */
    static String sense(@Nullable Number key, @Nullable Number asc, @Nullable Number ascq) {
        StringBuilder text = new StringBuilder(16);
        if (key != null) {
            text.append(hex(key.longValue()));
        }
        if (asc != null) {
            text.append(key == null ? "" : "/").append(hex(asc.longValue()));
            text.append('/').append(ascq == null ? "?" : hex(ascq.longValue()));
        }
        return text.toString();
    }

    /** Reads hexadecimal digits with or without {@code 0x} or a final h, {@link #NONE} where it is something else. */
    static int parse(String word) {
        String digits = word;
        if (digits.length() > 2 && digits.charAt(0) == '0' && (digits.charAt(1) | 0x20) == 'x') {
            digits = digits.substring(2);
        } else if (digits.length() > 1 && (digits.charAt(digits.length() - 1) | 0x20) == 'h') {
            digits = digits.substring(0, digits.length() - 1);
        }
        if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
            return NONE;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (Character.digit(digits.charAt(i), 16) < 0) {
                return NONE;
            }
        }
        return Integer.parseInt(digits, 16);
    }
}
