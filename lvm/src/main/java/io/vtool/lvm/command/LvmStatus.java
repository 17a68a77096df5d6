package io.vtool.lvm.command;

/** Exit statuses of lvm2's commands. */
public final class LvmStatus {
    /** Everything was done. */
    public static final int DONE = 0;

    /** There is no such command. */
    public static final int NO_SUCH_COMMAND = 2;

    /** The options or operands make no sense. */
    public static final int INVALID = 3;

    /** The command could not start. */
    public static final int INIT_FAILED = 4;

    /** Something failed, maybe only one of several things. */
    public static final int FAILED = 5;

    private LvmStatus() {}

    /** The worse of two statuses. */
    public static int worse(int one, int other) {
        return Math.max(one, other);
    }
}
