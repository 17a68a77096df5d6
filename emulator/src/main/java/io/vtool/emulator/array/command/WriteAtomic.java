package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.iscsi.target.ScsiResponse;
import java.io.IOException;

/** WRITE ATOMIC(16), SBC-4, without atomic boundaries. */
final class WriteAtomic implements Command {
    private static final int COUNT_OFFSET = 12;

    @Override
    public ScsiResponse execute(Call call) throws CommandFault, IOException {
        BlockRange range = new BlockRange(call.cdb().u64(2), call.cdb().u16(COUNT_OFFSET), 2, COUNT_OFFSET)
                .within(call.unit())
                .atMost(BlockLimits.MAX_ATOMIC_BLOCKS);
        int bytes = range.bytes(call.blockSize());
        if (call.dataOut().remaining() < bytes) {
            throw CommandFault.invalidCdb(COUNT_OFFSET, -1);
        }
        Transfers.write(call, range);
        Transfers.settle(call);
        return Answers.took(bytes);
    }
}
