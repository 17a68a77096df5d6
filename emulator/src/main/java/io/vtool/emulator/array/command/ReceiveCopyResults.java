package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.CopyResults;
import io.vtool.emulator.array.unit.Payload;
import io.vtool.iscsi.target.ScsiResponse;

/** RECEIVE COPY RESULTS with COPY STATUS(LID1) and OPERATING PARAMETERS, SPC-4 6.18 and 6.21. */
final class ReceiveCopyResults implements Command {
    private static final int COPY_STATUS = 0;
    private static final int LIST_ID_OFFSET = 2;
    private static final int COMPLETED = 1;
    private static final int COMPLETED_WITH_ERRORS = 2;
    private static final int LIST_ID_NEED_NOT_BE_NEW = 0x01;
    /** Granularity of segments: 2^9 bytes. */
    private static final int GRANULARITY_EXPONENT = 9;

    @Override
    public ScsiResponse execute(Call call) throws CommandFault {
        Payload data = call.row().serviceAction() == COPY_STATUS ? status(call) : parameters();
        return Answers.data(data.setU32(0, data.size() - 4), call.cdb().u32(10));
    }

    private static Payload status(Call call) throws CommandFault {
        CopyResults.Result result =
                call.unit().copies().get(call.nexus(), call.cdb().u8(LIST_ID_OFFSET));
        if (result == null) {
            throw CommandFault.invalidCdb(LIST_ID_OFFSET, -1);
        }
        return new Payload(12)
                .u32(0)
                .u8(result.failed() ? COMPLETED_WITH_ERRORS : COMPLETED)
                .u16(result.segments())
                .u8(0)
                .u32((int) Math.min(result.bytes(), 0xffffffffL));
    }

    private static Payload parameters() {
        return new Payload(46)
                .u32(0)
                .u8(LIST_ID_NEED_NOT_BE_NEW)
                .zeros(3)
                .u16(ExtendedCopy.MAX_TARGETS)
                .u16(ExtendedCopy.MAX_SEGMENTS)
                .u32(ExtendedCopy.MAX_LIST_LENGTH)
                .u32(ExtendedCopy.MAX_SEGMENT_BYTES)
                .u32(0)
                .u32(0)
                .u32(0)
                .u16(0)
                .u16(1)
                .u8(1)
                .u8(GRANULARITY_EXPONENT)
                .u8(0)
                .u8(0)
                .zeros(3)
                .u8(2)
                .u8(ExtendedCopy.BLOCK_TO_BLOCK)
                .u8(ExtendedCopy.IDENTIFICATION_DESCRIPTOR);
    }
}
