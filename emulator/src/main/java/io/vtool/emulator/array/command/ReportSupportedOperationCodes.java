package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.Payload;
import io.vtool.iscsi.target.ScsiResponse;
import org.jspecify.annotations.Nullable;

/** REPORT SUPPORTED OPERATION CODES, SPC-4 6.35, straight from the command table. */
final class ReportSupportedOperationCodes implements Command {
    private static final int OPTIONS_OFFSET = 2;
    private static final int OPTIONS_HIGH_BIT = 2;
    private static final int RCTD = 0x80;
    private static final int ALL = 0;
    private static final int WITHOUT_SERVICE_ACTION = 1;
    private static final int WITH_SERVICE_ACTION = 2;
    private static final int EITHER = 3;

    private static final int SERVACTV = 0x01;
    private static final int CTDP_OF_ALL = 0x02;
    private static final int CTDP_OF_ONE = 0x80;
    private static final int NOT_SUPPORTED = 1;
    private static final int SUPPORTED = 3;
    private static final int TIMEOUTS_LENGTH = 0x0a;

    @Override
    public ScsiResponse execute(Call call) throws CommandFault {
        Cdb cdb = call.cdb();
        int options = cdb.u8(OPTIONS_OFFSET) & 7;
        boolean timeouts = cdb.has(OPTIONS_OFFSET, RCTD);
        if (options > EITHER) {
            throw CommandFault.invalidCdb(OPTIONS_OFFSET, OPTIONS_HIGH_BIT);
        }
        Payload data = options == ALL ? all(call, timeouts) : one(find(call, options), timeouts);
        return Answers.data(data, cdb.u32(6));
    }

    private static Payload all(Call call, boolean timeouts) {
        Payload data = new Payload(2048).u32(0);
        for (CommandRow row : call.table().supported(call.array(), call.unit())) {
            data.u8(row.opcode())
                    .u8(0)
                    .u16(row.hasServiceAction() ? row.serviceAction() : 0)
                    .u8(0)
                    .u8((timeouts ? CTDP_OF_ALL : 0) | (row.hasServiceAction() ? SERVACTV : 0))
                    .u16(row.usage().length);
            if (timeouts) {
                timeouts(data, row);
            }
        }
        return data.setU32(0, data.size() - 4);
    }

    private static @Nullable CommandRow find(Call call, int options) throws CommandFault {
        int opcode = call.cdb().u8(3);
        int serviceAction = call.cdb().u16(4);
        CommandRow row = call.table().find(call.array(), call.unit(), opcode, serviceAction);
        boolean has = row != null
                ? row.hasServiceAction()
                : options == WITHOUT_SERVICE_ACTION && call.table().hasOpcode(call.array(), call.unit(), opcode);
        if (options == WITHOUT_SERVICE_ACTION && has || options == WITH_SERVICE_ACTION && row != null && !has) {
            throw CommandFault.invalidCdb(OPTIONS_OFFSET, OPTIONS_HIGH_BIT);
        }
        return options == EITHER && row != null && !has && serviceAction != 0 ? null : row;
    }

    private static Payload one(@Nullable CommandRow row, boolean timeouts) {
        if (row == null) {
            return new Payload(4).u8(0).u8(NOT_SUPPORTED).u16(0);
        }
        Payload data = new Payload(32)
                .u8(0)
                .u8((timeouts ? CTDP_OF_ONE : 0) | SUPPORTED)
                .u16(row.usage().length)
                .put(row.usage());
        if (timeouts) {
            timeouts(data, row);
        }
        return data;
    }

    /** The command timeouts descriptor, SPC-4 6.35.4. */
    private static void timeouts(Payload data, CommandRow row) {
        data.u16(TIMEOUTS_LENGTH).u8(0).u8(0).u32(1).u32(row.timeoutSeconds());
    }
}
