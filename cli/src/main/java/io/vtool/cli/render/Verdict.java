package io.vtool.cli.render;

import io.vtool.cli.env.TextOutput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a check to a monitoring system.
 *
 * @param service what was checked, in capitals: {@code MULTIPATH}
 * @param state how it is
 * @param summary one line that says why
 * @param performance numbers for graphs
 */
public record Verdict(String service, State state, String summary, List<Performance> performance) {
    /** The states of a monitoring plug-in. */
    public enum State {
        /** All well. */
        OK(0),
        /** Needs attention soon. */
        WARNING(1),
        /** Broken. */
        CRITICAL(2),
        /** It could not be found out. */
        UNKNOWN(3);

        private final int status;

        State(int status) {
            this.status = status;
        }
    }

    /**
     * One number of performance data.
     *
     * @param label its name
     * @param value the number
     * @param unit unit as plug-ins write it: empty, s, %, B, c
     * @param warning range that warns, null when there is none
     * @param critical range that is critical, null when there is none
     */
    public record Performance(
            String label,
            Number value,
            String unit,
            @Nullable String warning,
            @Nullable String critical) {}

    /** The exit status of the check: 0 to 3. */
    public int status() {
        return state.status;
    }

    /**
     * Prints the line that monitoring systems read.
     *
     * @param out where to
     */
    public void print(TextOutput out) {
        out.print(service).print(' ').print(state.name()).print(" - ").foreign(clean(summary));
        char separator = '|';
        for (Performance number : performance) {
            out.print(separator == '|' ? " |" : "").print(' ').print(label(number.label()));
            out.print('=').print(JsonWriter.number(number.value())).print(number.unit());
            limits(out, number.warning(), number.critical());
            separator = ' ';
        }
        out.line();
    }

    private static void limits(TextOutput out, @Nullable String warning, @Nullable String critical) {
        if (warning != null || critical != null) {
            out.print(';').print(warning == null ? "" : warning);
        }
        if (critical != null) {
            out.print(';').print(critical);
        }
    }

    /** The summary must stay one line and must not look like the start of performance data. */
    private static String clean(String text) {
        return text.replace('|', '/').replace('\n', ' ');
    }

    private static String label(String label) {
        boolean simple = label.indexOf(' ') < 0 && label.indexOf('=') < 0 && label.indexOf('\'') < 0;
        return simple ? label : "'" + label.replace('=', '_').replace("'", "''") + "'";
    }
}
