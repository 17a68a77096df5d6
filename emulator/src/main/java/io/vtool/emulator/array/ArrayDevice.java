package io.vtool.emulator.array;

import io.vtool.emulator.array.command.DeviceServer;
import io.vtool.emulator.array.command.Luns;
import io.vtool.emulator.array.config.AluaAccess;
import io.vtool.emulator.array.config.AluaState;
import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.LunConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.array.fault.ActiveFaults;
import io.vtool.emulator.array.fault.ArrayFault;
import io.vtool.emulator.array.fault.Place;
import io.vtool.emulator.array.unit.DiskArray;
import io.vtool.emulator.array.unit.LogicalUnit;
import io.vtool.emulator.array.unit.SenseCode;
import io.vtool.iscsi.buffer.BufferPool;
import io.vtool.iscsi.target.Nexus;
import io.vtool.iscsi.target.ScsiDevice;
import io.vtool.iscsi.target.ScsiResponse;
import io.vtool.iscsi.target.ScsiTask;
import io.vtool.iscsi.target.TaskManagementFunction;
import io.vtool.iscsi.target.TaskManagementResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;

/** One emulated array as a SCSI device: all its targets share its volumes, port groups and reservations. */
public final class ArrayDevice implements ScsiDevice, AutoCloseable {
    private static final int UNIT_ATTENTION = 0x6;

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

    /**
     * Puts faults to work, in place of those at work until now. Faults equal to one of those go on where it was: what was
     * to be met once and has been is not met again.
     *
     * @param faults all that is wrong from now on
     */
    public void faults(List<ArrayFault> faults) {
        array.faults(faults);
    }

    /**
     * Returns what is left of the faults given: those used up are gone, as are reservations that somebody has preempted or
     * reset; others have the times that remain.
     *
     * @return in the order given
     */
    public List<ArrayFault> faults() {
        return array.restOfFaults();
    }

    /**
     * Changes the capacity of a volume; every nexus hears of it (2Ah/09h).
     *
     * @param volume name of the volume
     * @param bytes its new size, a multiple of its block size
     * @throws IOException if its files cannot be resized
     * @throws IllegalArgumentException if there is no such volume, or the size does not suit it
     */
    public void resize(String volume, long bytes) throws IOException {
        unit(volume).resize(bytes);
    }

    /**
     * Changes what a volume says it is; every nexus hears of it (3Fh/03h).
     *
     * @param volume name of the volume
     * @param naa its NAA identifier from now on
     * @param serial its unit serial number from now on
     * @throws IllegalArgumentException if there is no such volume
     */
    public void identify(String volume, String naa, String serial) {
        unit(volume).identify(naa, serial);
    }

    /**
     * Changes the asymmetric access state of a target port group by itself, for all volumes; every nexus hears of it (2Ah/06h).
     *
     * @param portGroup target port group number
     * @param state its new state
     * @throws IllegalArgumentException if there is no such group
     */
    public void alua(int portGroup, AluaState state) {
        require(portGroup);
        AluaAccess access = AluaAccess.of(state);
        array.portGroups().give(portGroup, access);
        for (LogicalUnit unit : array.units()) {
            array.give(unit, portGroup, access);
        }
    }

    /**
     * Changes how a target port group gives access to one volume; every nexus hears of it (2Ah/06h).
     *
     * @param volume name of the volume
     * @param portGroup target port group number
     * @param access its access from now on
     * @throws IllegalArgumentException if there is no such volume or group
     */
    public void alua(String volume, int portGroup, AluaAccess access) {
        require(portGroup);
        array.give(unit(volume), portGroup, access);
    }

    private void require(int portGroup) {
        if (!array.portGroups().contains(portGroup)) {
            throw new IllegalArgumentException("no target port group " + portGroup);
        }
    }

    /**
     * Replaces what a target shows and to whom; its initiators hear of it (3Fh/0Eh).
     *
     * @param target the new definition of a target the array has
     * @throws IllegalArgumentException if the array has no such target, or a LUN has no volume
     */
    public void map(TargetConfig target) {
        boolean known = false;
        for (TargetConfig old : array.config().targets()) {
            known |= old.iqn().equals(target.iqn());
        }
        if (!known) {
            throw new IllegalArgumentException("no target " + target.iqn());
        }
        for (LunConfig lun : target.luns()) {
            unit(lun.volume());
        }
        array.replace(target);
    }

    /**
     * Raises a unit attention on the sessions there are now.
     *
     * @param place where it is met
     * @param asc additional sense code
     * @param ascq additional sense code qualifier
     */
    public void attention(Place place, int asc, int ascq) {
        SenseCode code = new SenseCode(UNIT_ATTENTION, asc, ascq);
        for (LogicalUnit unit : array.units()) {
            String volume = unit.volume().name();
            unit.attentions()
                    .raise(
                            code,
                            nexus -> place.covers(volume, nexus, array.ports().port(nexus)));
        }
    }

    private LogicalUnit unit(String volume) {
        LogicalUnit unit = array.unit(volume);
        if (unit == null) {
            throw new IllegalArgumentException("no volume " + volume);
        }
        return unit;
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
        ActiveFaults faults = array.faults();
        if (faults != null) {
            faults.nexusLost(nexus);
        }
    }

    @Override
    public void close() throws IOException {
        array.close();
    }
}
