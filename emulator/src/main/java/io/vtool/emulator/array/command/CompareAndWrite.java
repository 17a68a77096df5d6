package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.iscsi.target.ScsiResponse;
import java.io.IOException;
import java.nio.ByteBuffer;

/** COMPARE AND WRITE, SBC-3 5.2: atomic, for the table gives it the unit for itself. */
final class CompareAndWrite implements Command {
    private static final int COUNT_OFFSET = 13;

    @Override
    public ScsiResponse execute(Call call) throws CommandFault, IOException {
        int count = call.cdb().u8(COUNT_OFFSET);
        BlockRange range = new BlockRange(call.cdb().u64(2), count, 2, COUNT_OFFSET)
                .within(call.unit())
                .atMost(BlockLimits.MAX_COMPARE_AND_WRITE_BLOCKS);
        int bytes = range.bytes(call.blockSize());
        ByteBuffer sent = call.dataOut();
        if (sent.remaining() != 2 * bytes) {
            throw CommandFault.invalidCdb(COUNT_OFFSET, -1);
        }
        Transfers.compare(call, range.lba(), sent.slice(sent.position(), bytes));
        call.unit().store().write(range.lba(), sent.slice(sent.position() + bytes, bytes));
        Transfers.settle(call);
        return Answers.took(2 * bytes);
    }
}
