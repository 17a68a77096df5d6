package io.vtool.cli.check;

import io.vtool.cli.failure.UsageError;
import org.jspecify.annotations.Nullable;

/** The value of an option that takes a number of things. */
final class WholeNumber {
    private static final int MOST_DIGITS = 6;

    private WholeNumber() {}

    /** The number, 0 where the option was not given. */
    static int of(String option, @Nullable String text) {
        if (text == null) {
            return 0;
        }
        boolean number = !text.isEmpty() && text.length() <= MOST_DIGITS;
        for (int i = 0; i < text.length(); i++) {
            number &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        if (!number) {
            throw new UsageError(option + " takes a whole number, not '" + text + "'");
        }
        return Integer.parseInt(text);
    }
}
