package io.vtool.cli.render;

import java.util.List;
import java.util.Map;

/**
 * One metric family for Prometheus.
 *
 * @param name name with its unit, such as {@code vtool_sense_events_total}
 * @param kind gauge or counter
 * @param help one sentence
 * @param samples its values
 */
public record Metric(String name, Kind kind, String help, List<Sample> samples) {
    /** What a metric counts. */
    public enum Kind {
        /** A value that goes up and down. */
        GAUGE("gauge"),
        /** A value that only grows. */
        COUNTER("counter");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /**
     * One value.
     *
     * @param labels label names and values, in the map's order
     * @param value a number as {@link Row} takes it
     */
    public record Sample(Map<String, String> labels, Number value) {}
}
