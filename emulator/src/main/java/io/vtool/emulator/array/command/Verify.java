package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.SenseCode;
import io.vtool.iscsi.target.ScsiResponse;
import java.io.IOException;
import java.nio.ByteBuffer;

/** VERIFY(10), (12) and (16), SBC-3 5.29 to 5.31. */
final class Verify implements Command {
    /** BYTCHK 01b: compare with as many blocks. */
    static final int COMPARE = 1;
    /** BYTCHK 11b: compare every block with one block. */
    static final int COMPARE_WITH_ONE = 3;
    /** Where BYTCHK starts in byte 1. */
    static final int BYTCHK_HIGH_BIT = 2;

    private static final int RESERVED = 2;

    /** Reads BYTCHK, refusing its reserved value. */
    static int byteCheck(Cdb cdb) throws CommandFault {
        int value = cdb.u8(1) >> 1 & 3;
        if (value == RESERVED) {
            throw CommandFault.invalidCdb(1, BYTCHK_HIGH_BIT);
        }
        return value;
    }

    @Override
    public ScsiResponse execute(Call call) throws CommandFault, IOException {
        int byteCheck = byteCheck(call.cdb());
        BlockRange range = BlockRange.of(call.cdb()).within(call.unit());
        return switch (byteCheck) {
            case COMPARE -> compare(call, range);
            case COMPARE_WITH_ONE -> compareWithOne(call, range);
            default -> Answers.good();
        };
    }

    private static ScsiResponse compare(Call call, BlockRange range) throws CommandFault, IOException {
        int bytes =
                range.atMost(BlockLimits.MAX_TRANSFER_BYTES / call.blockSize()).bytes(call.blockSize());
        ByteBuffer sent = call.dataOut().duplicate();
        int compared = Math.min(bytes, sent.remaining());
        sent.limit(sent.position() + compared - compared % call.blockSize());
        Transfers.compare(call, range.lba(), sent);
        return Answers.took(bytes);
    }

    private static ScsiResponse compareWithOne(Call call, BlockRange range) throws CommandFault, IOException {
        int blockSize = call.blockSize();
        if (range.count() == 0) {
            return Answers.good();
        }
        if (call.dataOut().remaining() < blockSize) {
            throw CommandFault.check(SenseCode.PARAMETER_LIST_LENGTH_ERROR);
        }
        ByteBuffer block = call.dataOut().slice(call.dataOut().position(), blockSize);
        for (long i = 0; i < range.count(); i++) {
            Transfers.compare(call, range.lba() + i, block);
        }
        return Answers.took(blockSize);
    }
}
