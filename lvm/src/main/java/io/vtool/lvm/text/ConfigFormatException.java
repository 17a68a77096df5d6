package io.vtool.lvm.text;

import java.io.IOException;

/** A text breaks the grammar; says what was wrong and where. */
public final class ConfigFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final int offset;
    private final String problem;

    ConfigFormatException(String problem, int line, int column, int offset) {
        super("line " + line + ", column " + column + ": " + problem);
        this.problem = problem;
        this.line = line;
        this.column = column;
        this.offset = offset;
    }

    /** The line in which lvm2 says it. */
    public String inWords() {
        return problem.equals(ConfigScanner.TOO_LARGE)
                ? problem
                : "Parse error at byte " + (offset + 1) + " (line " + line + "): " + problem;
    }

    /** What was wrong. */
    public String problem() {
        return problem;
    }

    /** The line, counted from 1. */
    public int line() {
        return line;
    }

    /** The byte in the line, counted from 1. */
    public int column() {
        return column;
    }

    /** The byte in the text, counted from 0. */
    public int offset() {
        return offset;
    }
}
