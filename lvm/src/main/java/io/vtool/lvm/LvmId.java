package io.vtool.lvm;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An LVM2 identifier: 32 characters out of letters, digits, '#' and '!'. On disk they stand bare; in text and output they
 * are shown with dashes in groups 6-4-4-4-4-4-6.
 */
public final class LvmId {
    /** How many characters an identifier has. */
    public static final int LENGTH = 32;

    private static final int DASHED_LENGTH = LENGTH + 6;
    private static final int FIRST_DASH = 6;
    private static final int LAST_DASH = 31;
    private static final int DASH_STEP = 5;

    private final String bare;

    /** Checks the characters; use {@link #parse} or {@link #read} for input from outside. */
    public LvmId(String bare) {
        this(bare, valid(bare));
    }

    private LvmId(String bare, boolean valid) {
        if (!valid) {
            throw new IllegalArgumentException("not an LVM identifier: " + bare);
        }
        this.bare = bare;
    }

    /** The 32 characters without dashes. */
    public String bare() {
        return bare;
    }

    /** The identifier in a text, with or without dashes, or null if it is none. */
    public static @Nullable LvmId parse(String text) {
        int length = text.length();
        if (length == LENGTH) {
            return valid(text) ? new LvmId(text, true) : null;
        }
        if (length != DASHED_LENGTH) {
            return null;
        }
        byte[] kept = new byte[LENGTH];
        int count = 0;
        int dash = FIRST_DASH;
        for (int i = 0; i < DASHED_LENGTH; i++) {
            char c = text.charAt(i);
            if (i == dash) {
                if (c != '-') {
                    return null;
                }
                dash = dash == LAST_DASH ? DASHED_LENGTH : dash + DASH_STEP;
            } else if (good(c)) {
                kept[count++] = (byte) c;
            } else {
                return null;
            }
        }
        return new LvmId(new String(kept, StandardCharsets.ISO_8859_1), true);
    }

    /** The identifier in 32 bytes at an offset, or null if they are none. */
    public static @Nullable LvmId read(byte[] bytes, int offset) {
        String bare = new String(bytes, offset, LENGTH, StandardCharsets.ISO_8859_1);
        return valid(bare) ? new LvmId(bare, true) : null;
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
        return position >= FIRST_DASH && position <= LAST_DASH && (position - FIRST_DASH) % DASH_STEP == 0;
    }

    private static boolean valid(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            if (!good(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean good(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '#' || c == '!';
    }
}
