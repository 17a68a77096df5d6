package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.Payload;
import io.vtool.emulator.array.unit.Status;
import io.vtool.iscsi.buffer.BufferPool;
import io.vtool.iscsi.target.ScsiResponse;
import java.nio.ByteBuffer;

/** The shapes of answers. */
final class Answers {
    private static final byte[] NO_SENSE = {};
    private static final Runnable NOTHING = new Nothing();

    private Answers() {}

    static ScsiResponse good() {
        return status(Status.GOOD);
    }

    static ScsiResponse status(int status) {
        return new ScsiResponse(status, NO_SENSE, ByteBuffer.allocate(0), 0, NOTHING);
    }

    /** GOOD after a command that called for so many bytes from the initiator. */
    static ScsiResponse took(int bytes) {
        return new ScsiResponse(Status.GOOD, NO_SENSE, ByteBuffer.allocate(0), bytes, NOTHING);
    }

    static ScsiResponse check(byte[] sense) {
        return new ScsiResponse(Status.CHECK_CONDITION, sense, ByteBuffer.allocate(0), 0, NOTHING);
    }

    /** Parameter data, cut to the allocation length (SPC-4 4.2.5.6). */
    static ScsiResponse data(Payload payload, long allocationLength) {
        ByteBuffer data = payload.toBuffer();
        if (data.remaining() > allocationLength) {
            data.limit((int) allocationLength);
        }
        return new ScsiResponse(Status.GOOD, NO_SENSE, data, 0, NOTHING);
    }

    /** Not a lambda, as this is on the way of every one-shot command. */
    private static final class Nothing implements Runnable {
        @Override
        public void run() {}
    }

    private record GiveBack(BufferPool pool, ByteBuffer buffer) implements Runnable {
        @Override
        public void run() {
            pool.give(buffer);
        }
    }

    /** Blocks in a buffer that goes back to its pool once sent. */
    static ScsiResponse blocks(ByteBuffer data, BufferPool pool) {
        return new ScsiResponse(Status.GOOD, NO_SENSE, data, 0, new GiveBack(pool, data));
    }
}
