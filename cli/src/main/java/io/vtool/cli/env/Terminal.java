package io.vtool.cli.env;

import java.util.Map;

/**
 * What is known about the terminal.
 *
 * @param input whether standard input is a terminal
 * @param output whether standard output is a terminal
 * @param error whether standard error is a terminal
 * @param width columns of the terminal, 80 where nobody says
 * @param plain whether the terminal or the user asks for no colour ({@code NO_COLOR}, {@code TERM=dumb})
 */
public record Terminal(boolean input, boolean output, boolean error, int width, boolean plain) {
    private static final int DEFAULT_WIDTH = 80;
    private static final int LEAST_WIDTH = 40;
    private static final int MOST_WIDTH = 1000;

    /** No terminal at all: pipes and files. */
    public static final Terminal NONE = new Terminal(false, false, false, DEFAULT_WIDTH, true);

    /**
     * Reads the facts from environment variables. The launcher, which can ask the kernel cheaply, sets {@code VTOOL_TTY}
     * to the digits of the standard streams that are terminals (such as {@code 012}) and {@code COLUMNS} to the width.
     *
     * @param variables the environment
     */
    public static Terminal of(Map<String, String> variables) {
        String ttys = variables.getOrDefault("VTOOL_TTY", "");
        boolean plain = !variables.getOrDefault("NO_COLOR", "").isEmpty()
                || "dumb".equals(variables.getOrDefault("TERM", "dumb"));
        return new Terminal(
                ttys.indexOf('0') >= 0, ttys.indexOf('1') >= 0, ttys.indexOf('2') >= 0, width(variables), plain);
    }

    private static int width(Map<String, String> variables) {
        String columns = variables.getOrDefault("COLUMNS", "");
        int width = 0;
        for (int i = 0; i < columns.length(); i++) {
            int digit = columns.charAt(i) - '0';
            if (digit < 0 || digit > 9 || width > MOST_WIDTH) {
                return DEFAULT_WIDTH;
            }
            width = width * 10 + digit;
        }
        return width == 0 ? DEFAULT_WIDTH : bounded(width);
    }

    private static int bounded(int width) {
        return Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, width));
    }

    /**
     * The same terminal after its window was made wider or narrower.
     *
     * @param columns its width now, 0 where nobody knows
     */
    public Terminal resized(int columns) {
        return columns <= 0 ? this : new Terminal(input, output, error, bounded(columns), plain);
    }
}
