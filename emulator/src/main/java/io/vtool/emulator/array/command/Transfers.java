package io.vtool.emulator.array.command;

import io.vtool.emulator.array.store.LunStore;
import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.Sense;
import io.vtool.emulator.array.unit.SenseCode;
import io.vtool.emulator.array.unit.Status;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Steps that several block commands share. */
final class Transfers {
    /** DPO and FUA share byte 1 of every CDB that has them. */
    static final int FUA = 0x08;

    private static final int CHUNK_BYTES = 256 << 10;

    private Transfers() {}

    /** Borrows a buffer, or ends the command with TASK SET FULL. */
    static ByteBuffer borrow(Call call, int bytes) throws CommandFault {
        ByteBuffer buffer = call.array().buffers().take(bytes);
        if (buffer == null) {
            throw CommandFault.status(Status.TASK_SET_FULL);
        }
        return buffer;
    }

    /** Blocks that fit one step of a long command. */
    static int chunkBlocks(Call call) {
        return CHUNK_BYTES / call.blockSize();
    }

    /** Puts written data on stable storage if the command or the caching mode asks for it. */
    static void settle(Call call) throws CommandFault, IOException {
        if (call.cdb().has(1, FUA) || !call.unit().modes().writeCache()) {
            call.unit().store().flush();
        }
    }

    /**
     * Writes what the initiator sent, at most the blocks of the range. A rest of less than a block changes only the first
     * bytes of its block.
     */
    static void write(Call call, BlockRange range) throws CommandFault, IOException {
        int blockSize = call.blockSize();
        int bytes = Math.min(range.bytes(blockSize), call.dataOut().remaining());
        int whole = bytes - bytes % blockSize;
        LunStore store = call.unit().store();
        ByteBuffer source = call.dataOut().duplicate();
        source.limit(source.position() + whole);
        store.write(range.lba(), source);
        if (bytes > whole) {
            source.limit(source.position() + bytes - whole);
            overlay(call, range.lba() + whole / blockSize, source);
        }
    }

    private static void overlay(Call call, long lba, ByteBuffer start) throws CommandFault, IOException {
        ByteBuffer block = borrow(call, call.blockSize());
        try {
            LunStore store = call.unit().store();
            store.read(lba, block);
            block.position(0);
            block.put(start).rewind();
            store.write(lba, block);
        } finally {
            call.array().buffers().give(block);
        }
    }

    /** Compares the medium with data and reports the first difference (SBC-3 5.29). */
    static void compare(Call call, long lba, ByteBuffer expected) throws CommandFault, IOException {
        int blockSize = call.blockSize();
        ByteBuffer medium = borrow(call, chunkBlocks(call) * blockSize);
        try {
            int total = expected.remaining();
            for (int done = 0; done < total; ) {
                call.task().checkpoint();
                int length = Math.min(total - done, chunkBlocks(call) * blockSize);
                medium.clear().limit(length);
                call.unit().store().read(lba + done / blockSize, medium);
                int difference = medium.flip().mismatch(expected.slice(expected.position() + done, length));
                if (difference >= 0) {
                    throw CommandFault.check(
                            Sense.withInformation(SenseCode.MISCOMPARE_DURING_VERIFY, done + difference));
                }
                done += length;
            }
        } finally {
            call.array().buffers().give(medium);
        }
    }
}
