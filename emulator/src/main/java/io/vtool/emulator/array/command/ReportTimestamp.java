package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.Payload;
import io.vtool.iscsi.target.ScsiResponse;

/** REPORT TIMESTAMP, SPC-4 6.38: milliseconds since 1970 by the array's clock. */
final class ReportTimestamp implements Command {
    private static final int LENGTH = 10;
    private static final int SET_BY_OTHER_MEANS = 0x03;

    @Override
    public ScsiResponse execute(Call call) {
        long now = call.array().now();
        Payload data = new Payload(12)
                .u16(LENGTH)
                .u8(SET_BY_OTHER_MEANS)
                .u8(0)
                .u16((int) (now >> 32))
                .u32((int) now)
                .u16(0);
        return Answers.data(data, call.cdb().u32(6));
    }
}
