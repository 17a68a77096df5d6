package io.vtool.emulator.array;

import io.vtool.emulator.array.command.DeviceServer;
import io.vtool.emulator.array.command.Luns;
import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.store.BufferPool;
import io.vtool.emulator.array.unit.DiskArray;
import io.vtool.emulator.array.unit.LogicalUnit;
import io.vtool.emulator.array.unit.SenseCode;
import io.vtool.iscsi.target.Nexus;
import io.vtool.iscsi.target.ScsiDevice;
import io.vtool.iscsi.target.ScsiResponse;
import io.vtool.iscsi.target.ScsiTask;
import io.vtool.iscsi.target.TaskManagementFunction;
import io.vtool.iscsi.target.TaskManagementResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/** One emulated array as a SCSI device: all its targets share its volumes, port groups and reservations. */
public final class ArrayDevice implements ScsiDevice, AutoCloseable {
    private final DiskArray array;
    private final DeviceServer server;

    /**
     * Starts an array.
     *
     * @param config its definition
     * @param directory where the files of its volumes are; made if missing
     * @param buffers buffers for blocks on their way; arrays may share them
     * @param millis the clock, milliseconds since 1970
     * @param nanos a clock that only goes forward, nanoseconds
     * @throws IOException if saved state cannot be read
     */
    public ArrayDevice(ArrayConfig config, Path directory, BufferPool buffers, LongSupplier millis, LongSupplier nanos)
            throws IOException {
        this.array = new DiskArray(config, directory, buffers, millis, nanos);
        this.server = new DeviceServer(array);
    }

    /**
     * Returns the array behind the device, for those who administer it.
     *
     * @return units, ports and mappings
     */
    public DiskArray array() {
        return array;
    }

    @Override
    public ScsiResponse execute(Nexus nexus, ScsiTask task) {
        return server.execute(nexus, task);
    }

    @Override
    public TaskManagementResponse manage(Nexus nexus, TaskManagementFunction function, long lun, int taskTag) {
        switch (function) {
            case TARGET_WARM_RESET, TARGET_COLD_RESET -> {
                for (LogicalUnit unit : array.luns(nexus).values()) {
                    unit.reset();
                }
                return TaskManagementResponse.FUNCTION_COMPLETE;
            }
            case I_T_NEXUS_RESET -> {
                for (LogicalUnit unit : array.luns(nexus).values()) {
                    unit.nexusLost(nexus);
                    unit.nexusEstablished(nexus, SenseCode.I_T_NEXUS_LOSS_OCCURRED);
                }
                return TaskManagementResponse.FUNCTION_COMPLETE;
            }
            case CLEAR_ACA, QUERY_ASYNCHRONOUS_EVENT -> {
                return TaskManagementResponse.FUNCTION_NOT_SUPPORTED;
            }
            default -> {
                int number = Luns.decode(lun);
                LogicalUnit unit = number == Luns.NONE ? null : array.unit(nexus, number);
                return unit == null
                        ? TaskManagementResponse.LUN_DOES_NOT_EXIST
                        : manage(unit, nexus, function, taskTag);
            }
        }
    }

    private static TaskManagementResponse manage(
            LogicalUnit unit, Nexus nexus, TaskManagementFunction function, int taskTag) {
        return switch (function) {
            case ABORT_TASK ->
                unit.tasks().abort(nexus, taskTag)
                        ? TaskManagementResponse.FUNCTION_COMPLETE
                        : TaskManagementResponse.TASK_DOES_NOT_EXIST;
            case QUERY_TASK ->
                unit.tasks().contains(nexus, taskTag)
                        ? TaskManagementResponse.FUNCTION_SUCCEEDED
                        : TaskManagementResponse.FUNCTION_COMPLETE;
            case QUERY_TASK_SET ->
                unit.tasks().containsAny(nexus)
                        ? TaskManagementResponse.FUNCTION_SUCCEEDED
                        : TaskManagementResponse.FUNCTION_COMPLETE;
            case ABORT_TASK_SET -> {
                unit.tasks().abortAll(nexus);
                yield TaskManagementResponse.FUNCTION_COMPLETE;
            }
            case CLEAR_TASK_SET -> {
                unit.clearTaskSet(nexus);
                yield TaskManagementResponse.FUNCTION_COMPLETE;
            }
            case LOGICAL_UNIT_RESET -> {
                unit.reset();
                yield TaskManagementResponse.FUNCTION_COMPLETE;
            }
            default -> TaskManagementResponse.FUNCTION_NOT_SUPPORTED;
        };
    }

    @Override
    public void nexusEstablished(Nexus nexus) {
        for (LogicalUnit unit : array.units()) {
            unit.nexusEstablished(nexus, SenseCode.POWER_ON_OR_RESET);
        }
    }

    @Override
    public void nexusLost(Nexus nexus) {
        for (LogicalUnit unit : array.units()) {
            unit.nexusLost(nexus);
        }
    }

    @Override
    public void close() throws IOException {
        array.close();
    }
}
