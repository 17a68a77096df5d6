package io.vtool.lvm.command;

import io.vtool.lvm.scan.GroupView;

/** The reading of one group by a command: warns of what is wrong with it and refuses what may not be used. */
public final class GroupAccess {
    private GroupAccess() {}

    /**
     * Prints the warnings that reading a group brings.
     *
     * @param named whether the user named the group
     * @return what became of it
     */
    public static Outcome open(LvmRun run, GroupView view, boolean named) {
        return Outcome.READ;
    }

    /** What becomes of a group. */
    public enum Outcome {
        /** It may be used. */
        READ,
        /** It is left out without harm. */
        SKIPPED,
        /** It is left out, and that is a failure. */
        FAILED
    }
}
