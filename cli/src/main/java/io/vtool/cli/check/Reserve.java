package io.vtool.cli.check;

import io.vtool.cli.failure.UsageError;
import io.vtool.emulator.lab.unit.Size;
import org.jspecify.annotations.Nullable;

/**
 * How much of a volume group has to stay free.
 *
 * @param percent the range of the percentage of its extents, null where a size is asked for
 * @param bytes the range of the bytes, null where a percentage is asked for
 */
record Reserve(@Nullable Threshold percent, @Nullable Threshold bytes) {
    private static final Reserve NONE = new Reserve(null, null);

    /** Reads {@code 10}, {@code 10%} or {@code 20GiB}; null stands for no reserve. */
    static Reserve parse(String option, @Nullable String text) {
        if (text == null) {
            return NONE;
        }
        String plain = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
        if (isNumber(plain)) {
            return new Reserve(Threshold.parse(option, plain + ":"), null);
        }
        long size = Size.parse(text);
        if (size < 0) {
            throw new UsageError(option + ": '" + text + "' is no percentage such as 10, and no size such as 20GiB");
        }
        return new Reserve(null, Threshold.parse(option, size + ":"));
    }

    private static boolean isNumber(String text) {
        boolean number = !text.isEmpty();
        for (int i = 0; i < text.length(); i++) {
            number &= text.charAt(i) >= '0' && text.charAt(i) <= '9' || text.charAt(i) == '.';
        }
        return number;
    }
}
