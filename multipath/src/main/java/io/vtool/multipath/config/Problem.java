package io.vtool.multipath.config;

/**
 * Something that is wrong with a configuration, in the words of multipath 0.9.4.
 *
 * @param kind what kind of thing
 * @param level verbosity from which on it is printed: 0 always, 2 by default, 3 with {@code -v3}
 * @param file the file it is about
 * @param line its line, 0 when it is about no line
 * @param text the whole message, without the time before it and the line feed after it
 */
public record Problem(Kind kind, int level, String file, int line, String text) {
    /** Kinds of mistakes. */
    public enum Kind {
        /** A line that is no line of such a file. */
        SYNTAX,
        /** A keyword that the section does not have. */
        UNKNOWN_KEYWORD,
        /** A keyword that the section has already. */
        DUPLICATE_KEYWORD,
        /** A value that was not taken over. */
        INVALID_VALUE,
        /** A value that was brought within its limits. */
        CAPPED_VALUE,
        /** A value that had no effect. */
        IGNORED_VALUE,
        /** A value that makes multipath refuse the main file. */
        UNUSABLE_VALUE,
        /** Something that will be, or is, disabled. */
        DEPRECATED,
        /** A section without what it needs. */
        INCOMPLETE_SECTION,
        /** A section about what another one is about. */
        DUPLICATE_SECTION,
        /** The end of it. */
        REFUSED,
        /** Something in the bindings file. */
        BINDINGS
    }
}
