package io.vtool.lvm.command;

/** Where a command's text goes; one char for each byte. */
public interface LvmOutput {
    /** Prints to the standard output, as it is. */
    void out(CharSequence text);

    /** Prints to the standard error, as it is. */
    void err(CharSequence text);
}
