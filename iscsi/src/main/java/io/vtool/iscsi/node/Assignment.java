package io.vtool.iscsi.node;

import java.util.List;

/**
 * What came of setting a value.
 *
 * @param outcome whether it was set
 * @param ignored members of a list that are unknown and were left out
 */
public record Assignment(Outcome outcome, List<String> ignored) {
    static final Assignment DONE = new Assignment(Outcome.DONE, List.of());
    static final Assignment UNKNOWN_KEY = new Assignment(Outcome.UNKNOWN_KEY, List.of());
    static final Assignment UNKNOWN_VALUE = new Assignment(Outcome.UNKNOWN_VALUE, List.of());

    /** Copies the list. */
    public Assignment {
        ignored = List.copyOf(ignored);
    }

    /** Whether a value was set. */
    public enum Outcome {
        /** It is set. */
        DONE,
        /** There is no such key. */
        UNKNOWN_KEY,
        /** The key has no such choice. */
        UNKNOWN_VALUE
    }
}
