package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.Sense;
import io.vtool.emulator.array.unit.SenseCode;
import io.vtool.iscsi.target.ScsiResponse;
import java.io.IOException;
import java.nio.ByteBuffer;

/** UNMAP, SBC-3 5.28. All descriptors are checked before the first takes effect. */
final class Unmap implements Command {
    private static final int HEADER_LENGTH = 8;
    private static final int DESCRIPTORS_LENGTH_OFFSET = 2;
    private static final int DESCRIPTOR_LENGTH = 16;
    private static final int COUNT_OFFSET = 8;

    @Override
    public ScsiResponse execute(Call call) throws CommandFault, IOException {
        int length = call.cdb().u16(7);
        if (length == 0) {
            return Answers.good();
        }
        ByteBuffer list = call.parameterList(length);
        if (length < HEADER_LENGTH) {
            throw CommandFault.check(SenseCode.PARAMETER_LIST_LENGTH_ERROR);
        }
        int descriptors = (list.getShort(DESCRIPTORS_LENGTH_OFFSET) & 0xffff) / DESCRIPTOR_LENGTH;
        if (HEADER_LENGTH + descriptors * DESCRIPTOR_LENGTH > length) {
            throw CommandFault.check(SenseCode.PARAMETER_LIST_LENGTH_ERROR);
        }
        check(call, list, descriptors);
        for (int i = 0; i < descriptors; i++) {
            int at = HEADER_LENGTH + i * DESCRIPTOR_LENGTH;
            call.unit().store().deallocate(list.getLong(at), list.getInt(at + COUNT_OFFSET) & 0xffffffffL);
        }
        return Answers.took(length);
    }

    private static void check(Call call, ByteBuffer list, int descriptors) throws CommandFault {
        if (descriptors > BlockLimits.MAX_UNMAP_DESCRIPTORS) {
            throw CommandFault.invalidParameter(DESCRIPTORS_LENGTH_OFFSET, -1);
        }
        long total = 0;
        for (int i = 0; i < descriptors; i++) {
            int at = HEADER_LENGTH + i * DESCRIPTOR_LENGTH;
            long count = list.getInt(at + COUNT_OFFSET) & 0xffffffffL;
            if (BlockRange.isBeyond(
                    list.getLong(at), count, call.unit().volume().blocks())) {
                throw CommandFault.check(Sense.atParameter(SenseCode.LBA_OUT_OF_RANGE, at, -1));
            }
            total += count;
            if (total > BlockLimits.MAX_UNMAP_BLOCKS) {
                throw CommandFault.invalidParameter(at + COUNT_OFFSET, -1);
            }
        }
    }
}
