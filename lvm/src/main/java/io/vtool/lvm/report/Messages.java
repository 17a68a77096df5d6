package io.vtool.lvm.report;

/** Where a report's lines go; both kinds are indented as lvm2 does. */
public interface Messages {
    /** Prints a line to the standard output. */
    void print(String line);

    /** Prints lines to the standard output that are indented and ended already. */
    void printLines(CharSequence lines);

    /** Prints a line to the standard error. */
    void error(String line);

    /** Prints a line to the standard error that is no error. */
    default void remark(String line) {
        error(line);
    }
}
