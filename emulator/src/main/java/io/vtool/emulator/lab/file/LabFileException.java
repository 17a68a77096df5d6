package io.vtool.emulator.lab.file;

import java.util.List;

/** A lab file with mistakes, all of them at once. */
public final class LabFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    LabFileException(List<Problem> problems) {
        super(problems.size() + " mistakes");
        this.problems = List.copyOf(problems);
    }

    /**
     * Returns the mistakes.
     *
     * @return in the order of their lines, at least one
     */
    public List<Problem> problems() {
        return problems;
    }
}
