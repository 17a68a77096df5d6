package io.vtool.multipath.regex;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A POSIX extended regular expression (IEEE 1003.1 XBD 9.4), which matches anywhere in a text and minds case. Plain words,
 * one or a choice of them, are compared as such. Back references, an addition of the GNU C library that no configuration is
 * known to use, count as invalid.
 */
public final class ExtendedRegex {
    // The characters below 64 that do not stand for themselves.
    private static final long SPECIAL_LOW =
            1L << '$' | 1L << '(' | 1L << ')' | 1L << '*' | 1L << '+' | 1L << '.' | 1L << '?';

    // Those from 64 on.
    private static final long SPECIAL_HIGH =
            1L << ('[' - 64) | 1L << ('\\' - 64) | 1L << ('^' - 64) | 1L << ('{' - 64) | 1L << ('|' - 64);

    private final List<String> words;
    private final boolean anchored;
    private final @Nullable RegexProgram program;

    private ExtendedRegex(List<String> words, boolean anchored, @Nullable RegexProgram program) {
        this.words = words;
        this.anchored = anchored;
        this.program = program;
    }

    /**
     * Reads an expression.
     *
     * @param text the expression
     * @return null when it is invalid
     */
    public static @Nullable ExtendedRegex of(String text) {
        boolean anchored = text.startsWith("^");
        List<String> words = words(text, anchored ? 1 : 0);
        if (words != null) {
            return new ExtendedRegex(words, anchored, null);
        }
        RegexNode node = RegexParser.parse(text);
        RegexProgram program = node == null ? null : RegexProgram.of(node);
        return program == null ? null : new ExtendedRegex(List.of(), false, program);
    }

    /**
     * Whether an expression matches; an invalid one matches nothing.
     *
     * @param expression the expression
     * @param text where to look
     */
    public static boolean matches(String expression, String text) {
        if (expression.equals(".*")) {
            return true;
        }
        boolean anchored = expression.startsWith("^");
        int from = anchored ? 1 : 0;
        if (plain(expression, from, expression.length())) {
            return anchored ? text.startsWith(expression.substring(1)) : text.contains(expression);
        }
        ExtendedRegex regex = of(expression);
        return regex != null && regex.find(text);
    }

    /**
     * Whether it matches anywhere in a text.
     *
     * @param text where to look
     */
    public boolean find(String text) {
        if (program != null) {
            return program.find(text);
        }
        for (String word : words) {
            if (anchored ? text.startsWith(word) : text.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether every character of an expression stands for itself.
     *
     * @param expression the expression
     */
    public static boolean plain(String expression) {
        return plain(expression, 0, expression.length());
    }

    private static boolean plain(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < 64 ? (SPECIAL_LOW >>> c & 1) != 0 : c < 128 && (SPECIAL_HIGH >>> (c - 64) & 1) != 0) {
                return false;
            }
        }
        return true;
    }

    /** The one word, or the words of the one choice, that an expression consists of; null when it is something else. */
    private static @Nullable List<String> words(String text, int from) {
        int end = text.length() - 1;
        boolean choice = from < end && text.charAt(from) == '(' && text.charAt(end) == ')';
        if (!choice) {
            return plain(text, from, text.length()) ? List.of(text.substring(from)) : null;
        }
        List<String> words = new ArrayList<>();
        for (int start = from + 1; start <= end; ) {
            int bar = text.indexOf('|', start);
            int stop = bar < 0 ? end : bar;
            if (!plain(text, start, stop)) {
                return null;
            }
            words.add(text.substring(start, stop));
            start = stop + 1;
        }
        return words;
    }
}
