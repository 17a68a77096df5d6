package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.iscsi.target.ScsiResponse;
import java.io.IOException;
import java.nio.ByteBuffer;

/** ORWRITE(16), SBC-3 5.5: ors the data into the medium. */
final class OrWrite implements Command {
    @Override
    public ScsiResponse execute(Call call) throws CommandFault, IOException {
        BlockRange range = BlockRange.ofTransfer(call);
        int bytes = range.bytes(call.blockSize());
        int sent = Math.min(bytes, call.dataOut().remaining());
        int whole = sent - sent % call.blockSize();
        ByteBuffer medium = Transfers.borrow(call, whole);
        try {
            call.unit().store().read(range.lba(), medium);
            medium.flip();
            int from = call.dataOut().position();
            for (int i = 0; i < whole; i++) {
                medium.put(i, (byte) (medium.get(i) | call.dataOut().get(from + i)));
            }
            call.unit().store().write(range.lba(), medium);
        } finally {
            call.array().buffers().give(medium);
        }
        Transfers.settle(call);
        return Answers.took(bytes);
    }
}
