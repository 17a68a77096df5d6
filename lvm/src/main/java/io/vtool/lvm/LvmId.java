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
    private static final boolean[] GOOD = good();

    /** With dashes or without, as it was first written: of thousands that are read few are looked at. */
    private final String written;

    private @Nullable String bare;

    /** Checks the characters; use {@link #parse} or {@link #read} for input from outside. */
    public LvmId(String bare) {
        this(bare, bare.length() == LENGTH && valid(bare));
    }

    private LvmId(String written, boolean valid) {
        if (!valid) {
            throw new IllegalArgumentException("not an LVM identifier: " + written);
        }
        this.written = written;
    }

    /** The 32 characters without dashes. */
    public String bare() {
        String known = bare;
        if (known == null) {
            known = written.length() == LENGTH ? written : written.replace("-", "");
            bare = known;
        }
        return known;
    }

    /** The identifier in a text, with or without dashes, which lvm2 passes over wherever they are; or null if it is none. */
    public static @Nullable LvmId parse(String text) {
        if (valid(text)) {
            return new LvmId(text, true);
        }
        String bare = text.replace("-", "");
        return bare.length() == LENGTH && valid(bare) ? new LvmId(bare, true) : null;
    }

    /** The identifier in 32 bytes at an offset, or null if they are none. */
    public static @Nullable LvmId read(byte[] bytes, int offset) {
        String bare = new String(bytes, offset, LENGTH, StandardCharsets.ISO_8859_1);
        return valid(bare) ? new LvmId(bare, true) : null;
    }

    /**
     * What stands in the place of an identifier: of a damaged header lvm2 takes any 32 characters for one; null if one of
     * them is the end of a text.
     */
    public static @Nullable LvmId damaged(byte[] bytes, int offset) {
        for (int i = offset; i < offset + LENGTH; i++) {
            if (bytes[i] == 0) {
                return null;
            }
        }
        return new LvmId(new String(bytes, offset, LENGTH, StandardCharsets.ISO_8859_1), true);
    }

    /** The identifier as people see it: groups of 6-4-4-4-4-4-6 characters joined by dashes. */
    public String dashed() {
        if (written.length() == DASHED_LENGTH) {
            return written;
        }
        StringBuilder text = new StringBuilder(DASHED_LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            if (dashAt(text.length())) {
                text.append('-');
            }
            text.append(written.charAt(i));
        }
        return text.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LvmId id && bare().equals(id.bare());
    }

    @Override
    public int hashCode() {
        return bare().hashCode();
    }

    @Override
    public String toString() {
        return dashed();
    }

    private static boolean dashAt(int position) {
        return position >= FIRST_DASH && position <= LAST_DASH && (position - FIRST_DASH) % DASH_STEP == 0;
    }

    private static boolean valid(String text) {
        int length = text.length();
        int dash = length == DASHED_LENGTH ? FIRST_DASH : length;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (i == dash) {
                if (c != '-') {
                    return false;
                }
                dash = dash == LAST_DASH ? length : dash + DASH_STEP;
            } else if (c >= GOOD.length || !GOOD[c]) {
                return false;
            }
        }
        return length == LENGTH || length == DASHED_LENGTH;
    }

    private static boolean[] good() {
        boolean[] good = new boolean[128];
        String letters = "#!0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        for (int i = 0; i < letters.length(); i++) {
            good[letters.charAt(i)] = true;
        }
        return good;
    }
}
