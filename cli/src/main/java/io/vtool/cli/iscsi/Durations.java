package io.vtool.cli.iscsi;

import io.vtool.cli.failure.UsageError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads durations such as {@code 500ms}, {@code 30s}, {@code 5m} and {@code 1h}. */
public final class Durations {
    private static final int MOST_DIGITS = 9;

    /** Longer than anybody waits, and not too long for a count of nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private Durations() {}

    /** The duration that an option says, null without it. */
    public static @Nullable Duration parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        if (digits == 0 || digits > MOST_DIGITS) {
            throw wrong(text);
        }
        long number = Long.parseLong(text.substring(0, digits));
        if (number == 0) {
            throw new UsageError("'" + text + "' leaves no time at all");
        }
        Duration duration = switch (text.substring(digits)) {
            case "ms" -> Duration.ofMillis(number);
            case "s", "" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> throw wrong(text);
        };
        return duration.compareTo(LONGEST) < 0 ? duration : LONGEST;
    }

    private static UsageError wrong(String text) {
        return new UsageError("'" + text + "' is not a duration such as 500ms, 30s, 5m or 1h");
    }
}
