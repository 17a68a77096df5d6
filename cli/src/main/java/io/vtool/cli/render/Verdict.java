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
 * @param details further lines, for those who ask for more
 * @param performance numbers for graphs
 */
public record Verdict(
        String service, State state, String summary, List<String> details, List<Performance> performance) {
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

        /** The exit status of a check in this state. */
        public int status() {
            return status;
        }
    }

    /**
     * One number of performance data.
     *
     * @param label its name
     * @param value the number; one that is not finite is written as unknown
     * @param unit unit as plug-ins write it: empty, s, %, B, c
     * @param warning range that warns, null when there is none
     * @param critical range that is critical, null when there is none
     * @param least lowest value there can be, null when it goes without saying
     * @param most highest value there can be, null when it goes without saying
     */
    public record Performance(
            String label,
            Number value,
            String unit,
            @Nullable String warning,
            @Nullable String critical,
            @Nullable Number least,
            @Nullable Number most) {}

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
        out.print(performance.isEmpty() ? "" : " |");
        for (Performance number : performance) {
            out.print(' ').foreign(label(number.label())).print('=');
            String value = JsonWriter.number(number.value());
            out.print(value.equals("null") ? "U" : value + number.unit());
            limits(out, number);
        }
        out.line();
        for (String detail : details) {
            out.foreign(clean(detail)).line();
        }
    }

    /** Warning, critical, least and most; what is empty at the end is left out. */
    private static void limits(TextOutput out, Performance number) {
        String[] fields = {
            number.warning(), number.critical(), text(number.least()), text(number.most()),
        };
        int used = fields.length;
        while (used > 0 && fields[used - 1] == null) {
            used--;
        }
        for (int i = 0; i < used; i++) {
            String field = fields[i];
            out.print(';').print(field == null ? "" : field);
        }
    }

    private static @Nullable String text(@Nullable Number number) {
        return number == null ? null : JsonWriter.number(number);
    }

    /** The text must stay one line and must not look like the start of performance data. */
    private static String clean(String text) {
        return text.replace('|', '/').replace('\n', ' ').replace('\r', ' ');
    }

    /** A label as the guidelines want it: no equals sign, and quotes around all but plain words. */
    private static String label(String label) {
        boolean simple = !label.isEmpty();
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            simple &= letter || "_-./:".indexOf(c) >= 0;
        }
        return simple ? label : "'" + clean(label).replace('=', '_').replace("'", "''") + "'";
    }
}
