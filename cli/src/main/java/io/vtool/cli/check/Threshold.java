package io.vtool.cli.check;

import io.vtool.cli.failure.UsageError;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A range of the guidelines for monitoring plug-ins: {@code 10} alerts outside 0 to 10, {@code 10:} below 10, {@code ~:10} above 10,
 * {@code 10:20} outside of it, {@code @10:20} inside of it.
 *
 * @param text as it was written, for performance data
 * @param low lowest value that does not alert, null for none
 * @param high highest value that does not alert, null for none
 * @param inside whether it alerts inside, ends included
 */
record Threshold(
        String text, @Nullable BigDecimal low, @Nullable BigDecimal high, boolean inside) {
    private static final int LONGEST = 40;

    static Threshold parse(String option, String text) {
        String range = text.strip();
        boolean inside = range.startsWith("@");
        range = inside ? range.substring(1) : range;
        int colon = range.indexOf(':');
        String start = colon <= 0 ? "0" : range.substring(0, colon);
        String end = colon < 0 ? range : range.substring(colon + 1);
        if (range.isEmpty() || range.equals(":") || range.length() > LONGEST) {
            throw wrong(option, text);
        }
        BigDecimal low = start.equals("~") ? null : number(option, text, start);
        BigDecimal high = end.isEmpty() ? null : number(option, text, end);
        if (low != null && high != null && low.compareTo(high) > 0) {
            throw wrong(option, text);
        }
        return new Threshold(text.strip(), low, high, inside);
    }

    private static BigDecimal number(String option, String text, String number) {
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            boolean good = c >= '0' && c <= '9' || c == '.' || c == '-' && i == 0;
            if (!good) {
                throw wrong(option, text);
            }
        }
        try {
            return new BigDecimal(number);
        } catch (NumberFormatException e) {
            throw wrong(option, text);
        }
    }

    private static UsageError wrong(String option, String text) {
        // an unquoted ~:10 reaches us as /home/me:10
        String hint = text.startsWith("/")
                ? "in quotes, as the shell puts your home folder in the place of ~: '~:10'"
                : "10, 10:, ~:10, 10:20 or @10:20, the lower end first";
        return new UsageError(
                option + ": '" + text + "' is not a range; write " + (text.startsWith("/") ? "it " : "") + hint);
    }

    /** Whether a value alerts. */
    boolean alerts(Number value) {
        BigDecimal number = value instanceof Long || value instanceof Integer
                ? BigDecimal.valueOf(value.longValue())
                : BigDecimal.valueOf(value.doubleValue());
        boolean within = (low == null || number.compareTo(low) >= 0) && (high == null || number.compareTo(high) <= 0);
        return within == inside;
    }
}
