package io.vtool.iscsi.target;

import io.vtool.iscsi.pdu.TaskManagementRequestPdu;
import io.vtool.iscsi.pdu.TaskManagementResponsePdu;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Carries out task management functions (RFC 7143 11.5, RFC 7144 4.1): ends the tasks in the hands of the transport, lets
 * the device do its part, and answers when the last task has come back from the device.
 */
final class TaskManagement {
    private static final int TASK_REASSIGN = 8;
    private static final int FIRST_OF_LEVEL_2 = 9;
    private static final int REASSIGNMENT_NOT_SUPPORTED = 4;
    private static final int NOT_SUPPORTED = 5;
    private static final int DOES_NOT_EXIST = 1;
    private static final int SUCCEEDED = 7;
    private static final int COMPLETE = 0;

    private final Engine engine;
    private final Connection connection;
    private final Session session;
    private final int protocolLevel;

    TaskManagement(Engine engine, Connection connection, Session session, int protocolLevel) {
        this.engine = engine;
        this.connection = connection;
        this.session = session;
        this.protocolLevel = protocolLevel;
    }

    /** Carries one request out; no lock is held. */
    void perform(ByteBuffer header) throws IOException {
        TaskManagementRequestPdu request = new TaskManagementRequestPdu(header);
        int code = request.function();
        int tag = request.taskTag();
        TaskManagementFunction function = code >= FIRST_OF_LEVEL_2 && protocolLevel < 2 ? null : function(code);
        if (function == null) {
            respond(tag, code == TASK_REASSIGN ? REASSIGNMENT_NOT_SUPPORTED : NOT_SUPPORTED, false);
            return;
        }
        int[] answer = new int[1];
        boolean cold = function == TaskManagementFunction.TARGET_COLD_RESET;
        Pending pending = new Pending(() -> respondQuietly(tag, answer[0], cold));
        answer[0] = perform(function, request, pending);
        pending.leave();
    }

    private int perform(TaskManagementFunction function, TaskManagementRequestPdu request, Pending pending) {
        long lun = request.lun();
        int referenced = request.referencedTaskTag();
        boolean any = switch (function) {
            case ABORT_TASK -> connection.abort(task -> task.tag == referenced, pending);
            case ABORT_TASK_SET -> connection.abort(task -> task.lun == lun, pending);
            case CLEAR_TASK_SET, LOGICAL_UNIT_RESET -> abortEverywhere(task -> task.lun == lun, pending);
            case TARGET_WARM_RESET, TARGET_COLD_RESET -> abortEverywhere(task -> true, pending);
            case I_T_NEXUS_RESET -> connection.abort(task -> true, pending);
            case QUERY_TASK -> connection.any(task -> task.tag == referenced && task.lun == lun);
            case QUERY_TASK_SET -> connection.any(task -> task.lun == lun);
            case CLEAR_ACA, QUERY_ASYNCHRONOUS_EVENT -> false;
        };
        TaskManagementResponse device = session.device().manage(session.nexus(), function, lun, referenced);
        if (device == TaskManagementResponse.LUN_DOES_NOT_EXIST) {
            return code(device);
        }
        return switch (function) {
            case QUERY_TASK, QUERY_TASK_SET -> any ? SUCCEEDED : COMPLETE;
            case ABORT_TASK -> any || connection.fillGap(request) ? COMPLETE : DOES_NOT_EXIST;
            default -> code(device);
        };
    }

    private boolean abortEverywhere(Predicate<Task> which, Pending pending) {
        boolean any = false;
        for (Session other : engine.sessions.ofTarget(session.nexus().targetName())) {
            any |= other.connection().abort(which, pending);
        }
        return any;
    }

    private void respondQuietly(int tag, int answer, boolean cold) {
        try {
            respond(tag, answer, cold);
        } catch (IOException e) {
            connection.close();
        }
    }

    private void respond(int tag, int answer, boolean cold) throws IOException {
        connection.send(out -> {
            TaskManagementResponsePdu response = new TaskManagementResponsePdu(out.header()).begin();
            response.taskTag(tag);
            response.response(answer);
            out.send(response, true, ByteBuffer.allocate(0));
        });
        if (cold) {
            List<Session> all = engine.sessions.ofTarget(session.nexus().targetName());
            for (Session other : all) {
                other.connection().close();
            }
        }
    }

    private static int code(TaskManagementResponse response) {
        return switch (response) {
            case FUNCTION_COMPLETE -> COMPLETE;
            case TASK_DOES_NOT_EXIST -> DOES_NOT_EXIST;
            case LUN_DOES_NOT_EXIST -> 2;
            case FUNCTION_NOT_SUPPORTED -> NOT_SUPPORTED;
            case FUNCTION_SUCCEEDED -> SUCCEEDED;
            case FUNCTION_REJECTED -> 255;
        };
    }

    private static @Nullable TaskManagementFunction function(int code) {
        return switch (code) {
            case 1 -> TaskManagementFunction.ABORT_TASK;
            case 2 -> TaskManagementFunction.ABORT_TASK_SET;
            case 3 -> TaskManagementFunction.CLEAR_ACA;
            case 4 -> TaskManagementFunction.CLEAR_TASK_SET;
            case 5 -> TaskManagementFunction.LOGICAL_UNIT_RESET;
            case 6 -> TaskManagementFunction.TARGET_WARM_RESET;
            case 7 -> TaskManagementFunction.TARGET_COLD_RESET;
            case 9 -> TaskManagementFunction.QUERY_TASK;
            case 10 -> TaskManagementFunction.QUERY_TASK_SET;
            case 11 -> TaskManagementFunction.I_T_NEXUS_RESET;
            case 12 -> TaskManagementFunction.QUERY_ASYNCHRONOUS_EVENT;
            default -> null;
        };
    }
}
