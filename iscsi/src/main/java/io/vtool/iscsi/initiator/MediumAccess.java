package io.vtool.iscsi.initiator;

/** What a session may do to the logical units it reaches. */
public enum MediumAccess {
    /** Only commands of the list that changes no medium, and no task management that touches the tasks of others. */
    READ_ONLY,
    /** Everything: the caller owns the logical units. */
    OWNED
}
