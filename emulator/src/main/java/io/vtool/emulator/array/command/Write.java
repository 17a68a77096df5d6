package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.iscsi.target.ScsiResponse;
import java.io.IOException;
import java.nio.ByteBuffer;

/** WRITE(6) to (16) and WRITE AND VERIFY(10) to (16), SBC-3 5.33 to 5.39. */
final class Write implements Command {
    @Override
    public ScsiResponse execute(Call call) throws CommandFault, IOException {
        BlockRange range = BlockRange.ofTransfer(call);
        int byteCheck = isWithVerify(call.cdb()) ? Verify.byteCheck(call.cdb()) : 0;
        if (byteCheck == Verify.COMPARE_WITH_ONE) {
            throw CommandFault.invalidCdb(1, Verify.BYTCHK_HIGH_BIT);
        }
        int bytes = range.bytes(call.blockSize());
        Transfers.write(call, range);
        if (isWithVerify(call.cdb())) {
            call.unit().store().flush();
            if (byteCheck == Verify.COMPARE) {
                ByteBuffer sent = call.dataOut().duplicate();
                int compared = Math.min(bytes, sent.remaining());
                sent.limit(sent.position() + compared - compared % call.blockSize());
                Transfers.compare(call, range.lba(), sent);
            }
        } else if (call.cdb().length() > 6) {
            Transfers.settle(call);
        }
        return Answers.took(bytes);
    }

    private static boolean isWithVerify(Cdb cdb) {
        return (cdb.opcode() & 0x1f) == 0x0e;
    }
}
