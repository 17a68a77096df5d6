package io.vtool.emulator.array.unit;

/** Commands that a logical unit will turn away although nothing is wrong with them, as an overloaded array does. */
public final class Refusals {
    private int status;
    private int left;

    /**
     * Turns away the next commands.
     *
     * @param newStatus {@link Status#BUSY}, {@link Status#TASK_SET_FULL} or another status without sense data
     * @param commands how many
     */
    public synchronized void set(int newStatus, int commands) {
        status = newStatus;
        left = commands;
    }

    /**
     * Turns a command away if it is to be.
     *
     * @throws CommandFault the status
     */
    public synchronized void check() throws CommandFault {
        if (left > 0) {
            left--;
            throw CommandFault.status(status);
        }
    }
}
