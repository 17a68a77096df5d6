package io.vtool.emulator.array.command;

import io.vtool.emulator.array.store.LunStore;
import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.iscsi.target.ScsiResponse;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * WRITE SAME(10) and (16), SBC-3 5.43 and 5.44. With UNMAP the blocks read as zeros afterwards whatever the data was, as
 * on the Linux kernel's target and tgt.
 */
final class WriteSame implements Command {
    private static final int UNMAP = 0x08;
    private static final int NDOB = 0x01;

    @Override
    public ScsiResponse execute(Call call) throws CommandFault, IOException {
        BlockRange range = toEnd(call, BlockRange.of(call.cdb()).within(call.unit()));
        int blockSize = call.blockSize();
        boolean unmap = call.cdb().has(1, UNMAP);
        boolean withoutBlock = call.cdb().length() == 16 && call.cdb().has(1, NDOB)
                || unmap && !call.dataOut().hasRemaining();
        if (!withoutBlock && call.dataOut().remaining() != blockSize) {
            throw CommandFault.invalidCdb(range.countOffset(), -1);
        }
        ByteBuffer block = withoutBlock ? ByteBuffer.allocate(blockSize) : call.dataOut();
        if (unmap) {
            call.unit().store().deallocate(range.lba(), range.count());
        } else {
            fill(call, range, block, true);
        }
        if (!call.unit().modes().writeCache()) {
            call.unit().store().flush();
        }
        return Answers.took(withoutBlock ? 0 : blockSize);
    }

    /** No blocks stands for all up to the end of the unit, as WSNZ is zero. */
    private static BlockRange toEnd(Call call, BlockRange range) throws CommandFault {
        long count = range.count() == 0 ? call.unit().volume().blocks() - range.lba() : range.count();
        return new BlockRange(range.lba(), count, range.lbaOffset(), range.countOffset())
                .atMost(BlockLimits.MAX_WRITE_SAME_BLOCKS);
    }

    /** Writes one block everywhere in a range, in steps between which the task may be abortable. */
    static void fill(Call call, BlockRange range, ByteBuffer block, boolean abortable)
            throws CommandFault, IOException {
        int step = (int) Math.min(range.count(), Transfers.chunkBlocks(call));
        ByteBuffer copies = Transfers.borrow(call, Math.max(step, 1) * call.blockSize());
        try {
            for (int i = 0; i < step; i++) {
                copies.put(block.duplicate());
            }
            LunStore store = call.unit().store();
            for (long done = 0; done < range.count(); done += step) {
                if (abortable) {
                    call.task().checkpoint();
                }
                copies.clear().limit((int) Math.min(step, range.count() - done) * call.blockSize());
                store.write(range.lba() + done, copies);
            }
        } finally {
            call.array().buffers().give(copies);
        }
    }
}
