package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.iscsi.buffer.BufferPool;
import io.vtool.iscsi.target.ScsiResponse;
import java.io.IOException;
import java.nio.ByteBuffer;

/** READ(6), (10), (12) and (16), SBC-3 5.11 to 5.13. */
final class Read implements Command {
    @Override
    public ScsiResponse execute(Call call) throws CommandFault, IOException {
        BlockRange range = BlockRange.ofTransfer(call);
        BufferPool pool = call.array().buffers();
        ByteBuffer data = Transfers.borrow(call, range.bytes(call.blockSize()));
        boolean answered = false;
        try {
            call.unit().store().read(range.lba(), data);
            data.flip();
            answered = true;
            return Answers.blocks(data, pool);
        } finally {
            if (!answered) {
                pool.give(data);
            }
        }
    }
}
