package io.vtool.scsi.explain;

import org.jspecify.annotations.Nullable;

/**
 * A part of a code pattern in the table of explanations: {@code *} for any value, hexadecimal digits for one value, or
 * two values with a hyphen for a range.
 */
final class CodePattern {
    /** The value does not fit. */
    static final int NO_MATCH = -1;
    /** The value fits, and is named itself. */
    static final int EXACT = 127;

    private static final int WIDEST = 63;
    private static final int STEP = 4;

    private CodePattern() {}

    /**
     * How well a value fits, 0 for a wildcard up to {@link #EXACT}; a narrow range is better than a wide one.
     *
     * @param value null where the event does not have it, which only the wildcard fits
     */
    static int fit(String pattern, @Nullable Integer value) {
        if (pattern.equals("*")) {
            return 0;
        }
        if (value == null) {
            return NO_MATCH;
        }
        int hyphen = pattern.indexOf('-');
        if (hyphen < 0) {
            return Integer.parseInt(pattern, 16) == value ? EXACT : NO_MATCH;
        }
        int low = Integer.parseInt(pattern.substring(0, hyphen), 16);
        int high = Integer.parseInt(pattern.substring(hyphen + 1), 16);
        return value < low || value > high ? NO_MATCH : EXACT - 1 - Math.min(WIDEST, (high - low) / STEP);
    }
}
