package io.vtool.iscsi.initiator;

/** The task management functions of an initiator (RFC 7143 11.5.1, RFC 7144 4.1). */
public enum TaskFunction {
    ABORT_TASK(1, true),
    ABORT_TASK_SET(2, true),
    CLEAR_TASK_SET(4, false),
    LOGICAL_UNIT_RESET(5, false),
    TARGET_WARM_RESET(6, false),
    TARGET_COLD_RESET(7, false),
    QUERY_TASK(9, true),
    QUERY_TASK_SET(10, true),
    I_T_NEXUS_RESET(11, true);

    /** The response of a function that was carried out (RFC 7143 11.6.1). */
    public static final int COMPLETE = 0;
    /** The response if there is no such task, which may have ended before. */
    public static final int NO_SUCH_TASK = 1;
    /** The response to a query that found something (RFC 7144 4.2). */
    public static final int SUCCEEDED = 7;

    private final int code;
    private final boolean ownTasksOnly;

    TaskFunction(int code, boolean ownTasksOnly) {
        this.code = code;
        this.ownTasksOnly = ownTasksOnly;
    }

    int code() {
        return code;
    }

    /** Tells whether nobody else's tasks suffer. */
    boolean ownTasksOnly() {
        return ownTasksOnly;
    }
}
