package io.vtool.multipath.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something about a configuration that its author should look at.
 *
 * @param severity how bad it is
 * @param code what it is, a stable word
 * @param file file it is about
 * @param line its line, 0 when it is about no line
 * @param text what is so, one line
 * @param advice what to do
 * @param word the word it is about, null when it is about none that may be misspelt
 * @param candidates words that may have been meant
 */
public record Finding(
        Severity severity,
        String code,
        String file,
        int line,
        String text,
        String advice,
        @Nullable String word,
        List<String> candidates) {

    /** How bad a finding is. */
    public enum Severity {
        /** Something is not as it was meant. */
        ERROR,
        /** Something may not be as it was meant. */
        WARNING,
        /** Something to know. */
        NOTE
    }
}
