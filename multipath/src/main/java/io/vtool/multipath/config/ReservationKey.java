package io.vtool.multipath.config;

import org.jspecify.annotations.Nullable;

/** A persistent reservation key as the configuration and the prkeys file write it. */
public final class ReservationKey {
    private static final int MOST_DIGITS = 16;
    /** What stands behind keys that survive loss of power. */
    static final String APTPL = ":aptpl";

    private ReservationKey() {}

    /** The key as listings show it: {@code file}, or {@code 0x} and its digits, then perhaps {@code :aptpl}; else null. */
    public static @Nullable String canonical(String text) {
        if (text.equals("file")) {
            return text;
        }
        int colon = text.indexOf(':');
        String digits = colon < 0 ? text : text.substring(0, colon);
        if (digits.startsWith("0")) {
            digits = digits.substring(1);
        }
        if (digits.startsWith("x") || digits.startsWith("X")) {
            digits = digits.substring(1);
        }
        if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
            return null;
        }
        long key = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), 16);
            if (digit < 0 || digits.charAt(i) > 'f') {
                return null;
            }
            key = key << 4 | digit;
        }
        boolean aptpl = colon >= 0 && text.substring(colon).equals(APTPL);
        return "0x" + Long.toHexString(key) + (aptpl ? APTPL : "");
    }
}
