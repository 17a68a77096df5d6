package io.vtool.iscsi.initiator;

/** What a session may do to the logical units it reaches. */
public enum MediumAccess {
    /** Only commands of the list that changes no medium, and no task management that touches the tasks of others. */
    READ_ONLY,
    /**
     * As {@link #READ_ONLY}, and what hosts that share logical units do about them: SET TARGET PORT GROUPS and PERSISTENT
     * RESERVE OUT. No medium changes by that.
     */
    SHARING,
    /** Everything: the caller owns the logical units. */
    OWNED
}
