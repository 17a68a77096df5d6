package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.DiskArray;
import io.vtool.emulator.array.unit.LogicalUnit;
import io.vtool.emulator.array.unit.SenseCode;
import io.vtool.scsi.table.FactTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one table of commands: it drives execution and answers REPORT SUPPORTED OPERATION CODES. */
final class CommandTable {
    private static final int SERVICE_ACTION_OFFSET = 1;
    private static final int SERVICE_ACTION_HIGH_BIT = 4;

    private final List<CommandRow> rows = new ArrayList<>();

    CommandTable() {
        for (String[] cells : FactTable.load(CommandTable.class, "/io/vtool/emulator/array/commands")
                .rows()) {
            rows.add(new CommandRow(cells));
        }
    }

    /** All commands a logical unit has, ascending. */
    List<CommandRow> supported(DiskArray array, LogicalUnit unit) {
        List<CommandRow> supported = new ArrayList<>(rows.size());
        for (CommandRow row : rows) {
            if (row.isSupported(array, unit)) {
                supported.add(row);
            }
        }
        return supported;
    }

    /** Finds a command, by opcode alone if it has no service actions. */
    @Nullable
    CommandRow find(DiskArray array, LogicalUnit unit, int opcode, int serviceAction) {
        for (CommandRow row : rows) {
            if (row.opcode() == opcode
                    && (!row.hasServiceAction() || row.serviceAction() == serviceAction)
                    && row.isSupported(array, unit)) {
                return row;
            }
        }
        return null;
    }

    /** Tells whether a logical unit has the opcode with any service action. */
    boolean hasOpcode(DiskArray array, LogicalUnit unit, int opcode) {
        for (CommandRow row : rows) {
            if (row.opcode() == opcode && row.isSupported(array, unit)) {
                return true;
            }
        }
        return false;
    }

    CommandRow require(DiskArray array, LogicalUnit unit, Cdb cdb) throws CommandFault {
        CommandRow row = find(array, unit, cdb.opcode(), cdb.serviceAction());
        if (row != null) {
            return row;
        }
        throw hasOpcode(array, unit, cdb.opcode())
                ? CommandFault.invalidCdb(SERVICE_ACTION_OFFSET, SERVICE_ACTION_HIGH_BIT)
                : CommandFault.check(SenseCode.INVALID_COMMAND_OPERATION_CODE);
    }
}
