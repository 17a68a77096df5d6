package io.vtool.dfsr.log;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of a log matter.
 *
 * @param since earliest local time, as much of {@code 2008-06-25T17:42:30.805} as wanted; null for any
 * @param until latest local time, likewise
 * @param level lowest level of {@code TRACE INFO WARN ERROR CRITICAL}; null for any
 * @param modules modules of which an entry has one; empty for any
 * @param codes error codes of which one of the entry's frames has one; empty for any
 * @param texts texts that the entry has all, in its line or below it, whatever their case
 */
public record LogFilter(
        @Nullable String since,
        @Nullable String until,
        @Nullable String level,
        List<String> modules,
        List<Long> codes,
        List<String> texts) {
    /** Takes every entry. */
    public static final LogFilter ALL = new LogFilter(null, null, null, List.of(), List.of(), List.of());

    /** The levels, the lowest first; plain information counts as INFO. */
    public static final List<String> LEVELS = List.of("TRACE", "INFO", "WARN", "ERROR", "CRITICAL");

    /** Copies the lists. */
    public LogFilter {
        modules = List.copyOf(modules);
        codes = List.copyOf(codes);
        texts = List.copyOf(texts);
    }

    /**
     * Whether an entry matters.
     *
     * @param entry the entry
     */
    public boolean takes(LogEntry entry) {
        if (since != null && entry.time().compareTo(since) < 0) {
            return false;
        }
        if (until != null && entry.time().compareTo(until) > 0 && !entry.time().startsWith(until)) {
            return false;
        }
        if (level != null && rank(entry.level()) < rank(level)) {
            return false;
        }
        if (!modules.isEmpty() && !modules.contains(entry.module())) {
            return false;
        }
        return (codes.isEmpty() || hasCode(entry)) && hasTexts(entry);
    }

    private static int rank(@Nullable String level) {
        return LEVELS.indexOf(level == null ? "INFO" : level);
    }

    private boolean hasCode(LogEntry entry) {
        for (ErrorFrame frame : entry.errorStack()) {
            if (codes.contains(frame.code())) {
                return true;
            }
        }
        return false;
    }

    private boolean hasTexts(LogEntry entry) {
        for (String text : texts) {
            if (!has(entry, text.toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return true;
    }

    private static boolean has(LogEntry entry, String text) {
        if ((entry.function() + " " + entry.text()).toLowerCase(Locale.ROOT).contains(text)) {
            return true;
        }
        for (String line : entry.nested()) {
            if (line.toLowerCase(Locale.ROOT).contains(text)) {
                return true;
            }
        }
        return false;
    }
}
