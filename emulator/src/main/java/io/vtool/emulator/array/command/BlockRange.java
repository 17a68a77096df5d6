package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.LogicalUnit;
import io.vtool.emulator.array.unit.Sense;
import io.vtool.emulator.array.unit.SenseCode;

/**
 * The blocks a command addresses.
 *
 * @param lba first block, unsigned
 * @param count number of blocks
 * @param lbaOffset where the CDB has the LBA
 * @param countOffset where the CDB has the number
 */
record BlockRange(long lba, long count, int lbaOffset, int countOffset) {
    private static final int BLOCKS_OF_ZERO_IN_6_BYTE_CDB = 256;

    /** Reads the fields where CDBs of this length have them (SPC-4 4.2.2). */
    static BlockRange of(Cdb cdb) {
        return switch (cdb.length()) {
            case 6 ->
                new BlockRange(cdb.u24(1) & 0x1fffff, cdb.u8(4) == 0 ? BLOCKS_OF_ZERO_IN_6_BYTE_CDB : cdb.u8(4), 1, 4);
            case 12 -> new BlockRange(cdb.u32(2), cdb.u32(6), 2, 6);
            case 16 -> new BlockRange(cdb.u64(2), cdb.u32(10), 2, 10);
            default -> new BlockRange(cdb.u32(2), cdb.u16(7), 2, 7);
        };
    }

    /** Refuses blocks beyond the end of the unit. */
    BlockRange within(LogicalUnit unit) throws CommandFault {
        if (isBeyond(lba, count, unit.volume().blocks())) {
            throw CommandFault.check(Sense.atCdb(SenseCode.LBA_OUT_OF_RANGE, lbaOffset, -1));
        }
        return this;
    }

    static boolean isBeyond(long lba, long count, long blocks) {
        return lba < 0 || lba > blocks || count > blocks - lba;
    }

    /** Refuses more blocks than a command may carry. */
    BlockRange atMost(long blocks) throws CommandFault {
        if (count > blocks) {
            throw CommandFault.invalidCdb(countOffset, -1);
        }
        return this;
    }

    /** The range of a READ or WRITE: within the unit and of a size we have buffers for. */
    static BlockRange ofTransfer(Call call) throws CommandFault {
        return of(call.cdb()).within(call.unit()).atMost(BlockLimits.MAX_TRANSFER_BYTES / call.blockSize());
    }

    int bytes(int blockSize) {
        return (int) count * blockSize;
    }
}
