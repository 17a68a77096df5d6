package io.vtool.lvm;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An LVM2 identifier: 32 characters out of letters, digits, '#' and '!'. On disk they stand bare; in text and output they
 * are shown with dashes in groups 6-4-4-4-4-4-6.
 *
 * @param bare the 32 characters without dashes
 */
public record LvmId(String bare) {
    /** How many characters an identifier has. */
    public static final int LENGTH = 32;

    private static final int DASHED_LENGTH = LENGTH + 6;

    /** Checks the characters; use {@link #parse} or {@link #read} for input from outside. */
    public LvmId {
        if (!valid(bare)) {
            throw new IllegalArgumentException("not an LVM identifier: " + bare);
        }
    }

    /** The identifier in a text, with or without dashes, or null if it is none. */
    public static @Nullable LvmId parse(String text) {
        String bare = text;
        if (text.length() == DASHED_LENGTH) {
            StringBuilder kept = new StringBuilder(LENGTH);
            for (int i = 0; i < DASHED_LENGTH; i++) {
                if (!dashAt(i)) {
                    kept.append(text.charAt(i));
                } else if (text.charAt(i) != '-') {
                    return null;
                }
            }
            bare = kept.toString();
        }
        return valid(bare) ? new LvmId(bare) : null;
    }

    /** The identifier in 32 bytes at an offset, or null if they are none. */
    public static @Nullable LvmId read(byte[] bytes, int offset) {
        String bare = new String(bytes, offset, LENGTH, StandardCharsets.ISO_8859_1);
        return valid(bare) ? new LvmId(bare) : null;
    }

    /** The identifier as people see it: groups of 6-4-4-4-4-4-6 characters joined by dashes. */
    public String dashed() {
        StringBuilder text = new StringBuilder(DASHED_LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            if (dashAt(text.length())) {
                text.append('-');
            }
            text.append(bare.charAt(i));
        }
        return text.toString();
    }

    // by hand: what the compiler would make is linked at run time, which takes longer than all of a short command
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LvmId id && bare.equals(id.bare);
    }

    @Override
    public int hashCode() {
        return bare.hashCode();
    }

    @Override
    public String toString() {
        return dashed();
    }

    private static boolean dashAt(int position) {
        return position >= 6 && position <= 31 && (position - 6) % 5 == 0;
    }

    private static boolean valid(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            boolean good = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '#' || c == '!';
            if (!good) {
                return false;
            }
        }
        return true;
    }
}
