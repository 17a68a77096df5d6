package io.vtool.cli.env;

/** An answer that is held back because more input may belong to it. */
public interface PendingAnswer {
    /** Whether anything is held back. */
    boolean pending();

    /** Prints what is held back: no more input is expected soon. */
    void settle();
}
