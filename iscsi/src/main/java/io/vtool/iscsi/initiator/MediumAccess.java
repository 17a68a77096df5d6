package io.vtool.iscsi.initiator;

/** What a session may do to the logical units it reaches. */
public enum MediumAccess {
    /** Only commands of the list that changes no medium, and no task management that touches the tasks of others. */
    READ_ONLY,
    /** As {@link #READ_ONLY}, and SET TARGET PORT GROUPS: the caller may choose the controller, but changes no medium. */
    PORT_GROUPS,
    /** Everything: the caller owns the logical units. */
    OWNED
}
