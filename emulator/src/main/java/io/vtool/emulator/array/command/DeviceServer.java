package io.vtool.emulator.array.command;

import io.vtool.emulator.array.fault.ActiveFaults;
import io.vtool.emulator.array.unit.Access;
import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.DiskArray;
import io.vtool.emulator.array.unit.LogicalUnit;
import io.vtool.emulator.array.unit.Registrant;
import io.vtool.emulator.array.unit.RunningTasks;
import io.vtool.emulator.array.unit.Sense;
import io.vtool.emulator.array.unit.SenseCode;
import io.vtool.emulator.array.unit.Status;
import io.vtool.iscsi.target.Nexus;
import io.vtool.iscsi.target.ScsiResponse;
import io.vtool.iscsi.target.ScsiTask;
import java.io.IOException;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * The device server of an array (SAM-5 4.5.20): finds the logical unit and the command, checks in the order an initiator
 * may rely on (unit attention, reservation, access state, CDB, medium), and executes.
 */
public final class DeviceServer {
    private static final int INQUIRY = 0x12;
    private static final int REQUEST_SENSE = 0x03;
    private static final int REPORT_LUNS = 0xa0;

    private final DiskArray array;
    private final CommandTable table = new CommandTable();

    /**
     * Makes the device server of an array.
     *
     * @param array the array
     */
    public DeviceServer(DiskArray array) {
        this.array = array;
    }

    /**
     * Executes one command to its end.
     *
     * @param nexus where it came from
     * @param task the command
     * @return its answer
     */
    public ScsiResponse execute(Nexus nexus, ScsiTask task) {
        Cdb cdb = new Cdb(task.cdb());
        int lun = Luns.decode(task.lun());
        LogicalUnit unit = lun == Luns.NONE ? null : array.unit(nexus, lun);
        if (unit == null) {
            return executeAbsent(nexus, lun, cdb);
        }
        ActiveFaults faults = array.faults();
        if (faults != null && FaultReplies.silent(faults, array, unit, nexus)) {
            return ScsiResponse.NONE;
        }
        RunningTasks.Running running = unit.tasks().begin(nexus, task.taskTag());
        @Nullable CommandRow row = null;
        try {
            checkUnitAttention(unit, nexus, cdb);
            if (faults != null) {
                FaultReplies.check(faults, array, unit, nexus, cdb, alwaysWorks(cdb));
            }
            row = table.require(array, unit, cdb);
            Call call = new Call(array, unit, nexus, table, row, cdb, task.dataOut(), running);
            admit(call);
            return executeLocked(call);
        } catch (CommandFault fault) {
            return answer(fault, unit.modes().descriptorSense());
        } catch (IOException e) {
            return answer(FileFaults.of(e, row), unit.modes().descriptorSense());
        } finally {
            unit.tasks().end(running);
        }
    }

    private static ScsiResponse answer(CommandFault fault, boolean descriptorFormat) {
        Sense sense = fault.sense();
        return sense == null ? Answers.status(fault.status()) : Answers.check(sense.encode(descriptorFormat));
    }

    private ScsiResponse executeAbsent(Nexus nexus, int lun, Cdb cdb) {
        try {
            if (lun == 0 && array.hasController(nexus)) {
                return ControllerDevice.execute(array, nexus, cdb);
            }
            return switch (cdb.opcode()) {
                case INQUIRY -> Inquiry.absent(array.config(), cdb);
                case REPORT_LUNS -> ReportLuns.answer(array, nexus, cdb);
                case REQUEST_SENSE -> RequestSense.absent(cdb);
                default -> throw CommandFault.check(SenseCode.LOGICAL_UNIT_NOT_SUPPORTED);
            };
        } catch (CommandFault fault) {
            return answer(fault, false);
        }
    }

    private static boolean alwaysWorks(Cdb cdb) {
        int opcode = cdb.opcode();
        return opcode == INQUIRY || opcode == REPORT_LUNS || opcode == REQUEST_SENSE;
    }

    /** SAM-5 5.14.1: three commands never report a unit attention this way. */
    private static void checkUnitAttention(LogicalUnit unit, Nexus nexus, Cdb cdb) throws CommandFault {
        if (alwaysWorks(cdb)) {
            return;
        }
        SenseCode pending = unit.attentions().take(nexus);
        if (pending != null) {
            throw CommandFault.check(pending);
        }
    }

    private static void admit(Call call) throws CommandFault {
        LogicalUnit unit = call.unit();
        CommandRow row = call.row();
        checkReservations(unit, call.nexus(), row);
        row.checkAccessState(
                call.array().portGroups(unit).state(call.array().ports().port(call.nexus())));
        if (!row.worksDuringSanitize() && unit.sanitization().inProgress()) {
            throw CommandFault.check(unit.sanitization().sense());
        }
        row.checkUsage(call.cdb());
        if (row.mediumUse() == CommandRow.MediumUse.NONE) {
            return;
        }
        if (!unit.medium().loaded()) {
            throw CommandFault.check(SenseCode.MEDIUM_NOT_PRESENT);
        }
        if (row.mediumUse().writes()) {
            checkWritable(call);
        }
    }

    private static void checkReservations(LogicalUnit unit, Nexus nexus, CommandRow row) throws CommandFault {
        Nexus reservedBy = unit.simpleReservation().holder();
        if (reservedBy != null && row.stoppedByReserve() && !reservedBy.equals(nexus)) {
            throw CommandFault.status(Status.RESERVATION_CONFLICT);
        }
        if (row.access() != Access.FREE && unit.reservations().conflicts(Registrant.of(nexus), row.access())) {
            throw CommandFault.status(Status.RESERVATION_CONFLICT);
        }
    }

    private static void checkWritable(Call call) throws CommandFault {
        if (call.array().writeProtected(call.unit(), call.nexus())) {
            throw CommandFault.check(SenseCode.WRITE_PROTECTED);
        }
        if (call.unit().modes().softwareWriteProtect()) {
            throw CommandFault.check(SenseCode.SOFTWARE_WRITE_PROTECTED);
        }
    }

    private static ScsiResponse executeLocked(Call call) throws CommandFault, IOException {
        Command command = call.row().command();
        Lock lock = switch (call.row().mediumUse()) {
            case READ -> call.unit().reading();
            case WRITE -> call.unit().writing();
            default -> null;
        };
        if (lock == null) {
            return command.execute(call);
        }
        lock.lock();
        try {
            call.task().checkpoint();
            return command.execute(call);
        } finally {
            lock.unlock();
        }
    }
}
