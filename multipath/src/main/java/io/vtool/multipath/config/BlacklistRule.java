package io.vtool.multipath.config;

import io.vtool.multipath.regex.ExtendedRegex;

/**
 * A rule about device nodes, udev properties, protocols or WWIDs.
 *
 * @param expression as configured; an exclamation mark in front inverts it
 * @param origin where it comes from
 * @param regex the expression without that mark
 * @param inverted whether what does not match is meant
 */
record BlacklistRule(String expression, Origin origin, ExtendedRegex regex, boolean inverted) {
    boolean matches(String text) {
        return regex.find(text) != inverted;
    }

    static boolean inverts(String expression) {
        return expression.startsWith("!");
    }

    /** The expression without the mark that inverts it, or the backslash that keeps a mark from doing so. */
    static String bare(String expression) {
        return inverts(expression) || expression.startsWith("\\!") ? expression.substring(1) : expression;
    }
}
