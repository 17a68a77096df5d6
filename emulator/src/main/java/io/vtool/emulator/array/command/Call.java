package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.DiskArray;
import io.vtool.emulator.array.unit.LogicalUnit;
import io.vtool.emulator.array.unit.RunningTasks;
import io.vtool.emulator.array.unit.SenseCode;
import io.vtool.iscsi.target.Nexus;
import java.nio.ByteBuffer;

/**
 * One command under way.
 *
 * @param array the array
 * @param unit the logical unit it is for
 * @param nexus where it came from
 * @param table all commands
 * @param row what the table says about this one
 * @param cdb its CDB
 * @param dataOut what the initiator sent, from position 0 to the limit
 * @param task its handle for task management
 */
record Call(
        DiskArray array,
        LogicalUnit unit,
        Nexus nexus,
        CommandTable table,
        CommandRow row,
        Cdb cdb,
        ByteBuffer dataOut,
        RunningTasks.Running task) {

    int blockSize() {
        return unit.volume().blockSize();
    }

    /** Returns the parameter list, refusing one that the initiator cut short of what its CDB announces. */
    ByteBuffer parameterList(long length) throws CommandFault {
        if (length > dataOut.remaining()) {
            throw CommandFault.check(SenseCode.PARAMETER_LIST_LENGTH_ERROR);
        }
        return dataOut.slice(dataOut.position(), (int) length);
    }
}
