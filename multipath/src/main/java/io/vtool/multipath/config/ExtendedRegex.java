package io.vtool.multipath.config;

import org.jspecify.annotations.Nullable;

/**
 * A POSIX extended regular expression (IEEE 1003.1 XBD 9.4), which matches anywhere in a text and minds case. What is
 * plain text, or plain text behind a caret, is compared as such. Back references, an addition of the GNU C library that
 * no configuration is known to use, count as invalid.
 */
final class ExtendedRegex {
    private final String plain;
    private final boolean anchored;
    private final @Nullable RegexProgram program;

    private ExtendedRegex(String plain, boolean anchored, @Nullable RegexProgram program) {
        this.plain = plain;
        this.anchored = anchored;
        this.program = program;
    }

    /** The expression, null when it is invalid. */
    static @Nullable ExtendedRegex of(String text) {
        boolean anchored = text.startsWith("^");
        String rest = anchored ? text.substring(1) : text;
        if (plain(rest)) {
            return new ExtendedRegex(rest, anchored, null);
        }
        RegexNode node = RegexParser.parse(text);
        RegexProgram program = node == null ? null : RegexProgram.of(node);
        return program == null ? null : new ExtendedRegex("", false, program);
    }

    /** Whether the text of an expression matches; an invalid one matches nothing. */
    static boolean matches(String expression, String text) {
        ExtendedRegex regex = of(expression);
        return regex != null && regex.find(text);
    }

    boolean find(String text) {
        if (program != null) {
            return program.find(text);
        }
        return anchored ? text.startsWith(plain) : text.contains(plain);
    }

    /** Whether every character of an expression stands for itself. */
    static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("\\^$.[|()*+?{".indexOf(text.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }
}
