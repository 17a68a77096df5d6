package io.vtool.cli.check;

import io.vtool.cli.failure.UsageError;
import io.vtool.cli.iscsi.Durations;
import io.vtool.cli.render.Verdict.State;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long something may last: {@code WARNING[,CRITICAL]}.
 *
 * @param warning from when on it warns
 * @param critical from when on it is critical, null for never
 */
record Spans(Duration warning, @Nullable Duration critical) {
    private static final long DAY = 24;

    static Spans parse(String option, @Nullable String given, String usual) {
        String text = given == null ? usual : given;
        int comma = text.indexOf(',');
        Duration warning = span(option, text, comma < 0 ? text : text.substring(0, comma));
        Duration critical = comma < 0 ? null : span(option, text, text.substring(comma + 1));
        if (critical != null && critical.compareTo(warning) < 0) {
            throw wrong(option, text);
        }
        return new Spans(warning, critical);
    }

    private static Duration span(String option, String text, String part) {
        try {
            Duration span = Durations.parse(part);
            if (span != null) {
                return span;
            }
        } catch (UsageError e) {
            // told with the option
        }
        throw wrong(option, text);
    }

    private static UsageError wrong(String option, String text) {
        return new UsageError(
                option + " takes a span such as 1h, or a shorter one that warns and a longer one that is critical, "
                        + "such as 1h,6h; not '" + text + "'");
    }

    State state(long millis) {
        if (critical != null && millis >= critical.toMillis()) {
            return State.CRITICAL;
        }
        return millis >= warning.toMillis() ? State.WARNING : State.OK;
    }

    /** As the limits of a number of seconds. */
    Limits limits() {
        return new Limits(range(warning), critical == null ? null : range(critical));
    }

    /** What is at the limit alerts, so that the range ends just below it. */
    private static Threshold range(Duration span) {
        return Threshold.parse("", Long.toString(Math.max(0, span.toSeconds() - 1)));
    }

    /** A span in the two units that matter. */
    static String words(long millis) {
        long minutes = millis / 60_000;
        if (minutes < 60) {
            return minutes + " min";
        }
        long hours = minutes / 60;
        return hours < 2 * DAY ? hours + " h " + minutes % 60 + " min" : hours / DAY + " d " + hours % DAY + " h";
    }
}
