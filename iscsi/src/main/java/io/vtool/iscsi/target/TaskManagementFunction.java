package io.vtool.iscsi.target;

/** The task management functions of RFC 7143 11.5.1 that reach a device server; the ordinal is not the wire code. */
public enum TaskManagementFunction {
    ABORT_TASK,
    ABORT_TASK_SET,
    CLEAR_ACA,
    CLEAR_TASK_SET,
    LOGICAL_UNIT_RESET,
    TARGET_WARM_RESET,
    TARGET_COLD_RESET,
    QUERY_TASK,
    QUERY_TASK_SET,
    I_T_NEXUS_RESET,
    QUERY_ASYNCHRONOUS_EVENT
}
