package io.vtool.cli.render;

import org.jspecify.annotations.Nullable;

/** The forms of output that {@code --output} names. */
public enum OutputFormat {
    /** For people. */
    TEXT("text"),
    /** One object: schema, data, errors. */
    JSON("json"),
    /** One bare object a line. */
    JSONL("jsonl"),
    /** Tab-separated values under a line of column names. */
    TSV("tsv"),
    /** Prometheus text exposition. */
    PROM("prom"),
    /** One line and performance data for a monitoring plug-in. */
    NAGIOS("nagios");

    private final String word;

    OutputFormat(String word) {
        this.word = word;
    }

    /** The word on the command line. */
    public String word() {
        return word;
    }

    /**
     * The format of that word, null when there is none.
     *
     * @param word the word on the command line
     */
    public static @Nullable OutputFormat of(String word) {
        for (OutputFormat format : values()) {
            if (format.word.equals(word)) {
                return format;
            }
        }
        return null;
    }
}
