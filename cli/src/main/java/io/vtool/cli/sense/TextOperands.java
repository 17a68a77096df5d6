package io.vtool.cli.sense;

import java.util.ArrayList;
import java.util.List;

/** Finds the lines in what stands on the command line: the shell may have split one line into words. */
final class TextOperands {
    private TextOperands() {}

    /**
     * The lines.
     *
     * @param operands as the shell hands them over: when each holds blanks, each is a line of its own (or several, where it
     *     holds line feeds), else all are words of one line
     */
    static List<String> lines(List<String> operands) {
        List<String> lines = new ArrayList<>();
        if (operands.size() > 1 && !areLines(operands)) {
            split(String.join(" ", operands), lines);
        } else {
            for (String operand : operands) {
                split(operand, lines);
            }
        }
        return lines;
    }

    private static boolean areLines(List<String> operands) {
        for (String operand : operands) {
            if (operand.strip().indexOf(' ') < 0) {
                return false;
            }
        }
        return true;
    }

    private static void split(String text, List<String> lines) {
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(text.substring(start, end > start && text.charAt(end - 1) == '\r' ? end - 1 : end));
            start = end + 1;
        }
        if (start < text.length() || start == 0) {
            lines.add(text.substring(start));
        }
    }
}
