package io.vtool.iscsi.target;

/** The answers to a task management function (RFC 7143 11.6.1). */
public enum TaskManagementResponse {
    FUNCTION_COMPLETE,
    FUNCTION_SUCCEEDED,
    TASK_DOES_NOT_EXIST,
    LUN_DOES_NOT_EXIST,
    FUNCTION_NOT_SUPPORTED,
    FUNCTION_REJECTED
}
