package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.Payload;
import io.vtool.iscsi.target.ScsiResponse;

/** REPORT IDENTIFYING INFORMATION, SPC-4 6.32: none has been set, and none can be. */
final class ReportIdentifyingInformation implements Command {
    private static final int TYPE_OFFSET = 10;
    private static final int SUPPORTED_TYPES = 0x7f;

    @Override
    public ScsiResponse execute(Call call) throws CommandFault {
        int type = call.cdb().u8(TYPE_OFFSET) >> 1;
        if (type != 0 && type != 2 && type != SUPPORTED_TYPES) {
            throw CommandFault.invalidCdb(TYPE_OFFSET, 7);
        }
        Payload data = type == SUPPORTED_TYPES
                ? new Payload(12)
                        .u16(0)
                        .u16(8)
                        .u8(0)
                        .u8(0)
                        .u16(64)
                        .u8(2 << 1)
                        .u8(0)
                        .u16(256)
                : new Payload(4).u16(0).u16(0);
        return Answers.data(data, call.cdb().u32(6));
    }
}
