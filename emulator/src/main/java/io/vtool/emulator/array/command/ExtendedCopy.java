package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.Access;
import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.CopyResults;
import io.vtool.emulator.array.unit.LogicalUnit;
import io.vtool.emulator.array.unit.Registrant;
import io.vtool.emulator.array.unit.SenseCode;
import io.vtool.iscsi.target.ScsiResponse;
import java.io.IOException;
import java.nio.ByteBuffer;

/** EXTENDED COPY(LID1), SPC-4 6.4: block to block within and between the logical units of the array. */
final class ExtendedCopy implements Command {
    /** CSCD descriptors in one list. */
    static final int MAX_TARGETS = 8;
    /** Segment descriptors in one list. */
    static final int MAX_SEGMENTS = 16;
    /** Bytes of all descriptors. */
    static final int MAX_LIST_LENGTH = 1024;
    /** Bytes of one segment: as many as its 16-bit count of the largest blocks. */
    static final int MAX_SEGMENT_BYTES = 0xffff * 4096;
    /** Descriptor type code of identification descriptor CSCDs. */
    static final int IDENTIFICATION_DESCRIPTOR = 0xe4;
    /** Descriptor type code of block to block segments. */
    static final int BLOCK_TO_BLOCK = 0x02;

    private static final int CHUNK_BYTES = 256 << 10;

    @Override
    public ScsiResponse execute(Call call) throws CommandFault, IOException {
        long length = call.cdb().u32(10);
        if (length == 0) {
            return Answers.good();
        }
        CopyDescriptors descriptors = new CopyDescriptors(call, call.parameterList(length));
        long bytes = 0;
        int done = 0;
        boolean failed = true;
        try {
            for (; done < descriptors.segments(); done++) {
                bytes += copy(call, descriptors.segment(done));
            }
            failed = false;
        } finally {
            if (descriptors.holdsResult()) {
                CopyResults.Result result = new CopyResults.Result(failed, done, bytes);
                call.unit().copies().put(call.nexus(), descriptors.listId(), result);
            }
        }
        return Answers.took((int) length);
    }

    private static long copy(Call call, CopyDescriptors.Segment segment) throws CommandFault, IOException {
        LogicalUnit source = segment.source();
        LogicalUnit destination = segment.destination();
        if (source == null || destination == null) {
            throw CommandFault.check(SenseCode.COPY_TARGET_NOT_REACHABLE);
        }
        int sourceBlock = source.volume().blockSize();
        int destinationBlock = destination.volume().blockSize();
        long bytes = (long) segment.blocks() * (segment.countsDestination() ? destinationBlock : sourceBlock);
        boolean possible = bytes % sourceBlock == 0
                && bytes % destinationBlock == 0
                && !BlockRange.isBeyond(
                        segment.sourceLba(),
                        bytes / sourceBlock,
                        source.volume().blocks())
                && !BlockRange.isBeyond(
                        segment.destinationLba(),
                        bytes / destinationBlock,
                        destination.volume().blocks());
        if (!possible || !isAllowed(call, source, Access.READ) || !isAllowed(call, destination, Access.WRITE)) {
            throw CommandFault.check(SenseCode.COPY_ABORTED);
        }
        ByteBuffer chunk = Transfers.borrow(call, CHUNK_BYTES);
        try {
            for (long at = 0; at < bytes; at += CHUNK_BYTES) {
                call.task().checkpoint();
                chunk.clear().limit((int) Math.min(CHUNK_BYTES, bytes - at));
                step(
                        source,
                        segment.sourceLba() + at / sourceBlock,
                        destination,
                        segment.destinationLba() + at / destinationBlock,
                        chunk);
            }
        } finally {
            call.array().buffers().give(chunk);
        }
        return bytes;
    }

    private static boolean isAllowed(Call call, LogicalUnit unit, Access access) {
        boolean writes = access == Access.WRITE;
        return unit.medium().loaded()
                && !unit.sanitization().inProgress()
                && !(writes
                        && (call.array().writeProtected(unit, call.nexus())
                                || unit.modes().softwareWriteProtect()))
                && !unit.reservations().conflicts(Registrant.of(call.nexus()), access);
    }

    private static void step(
            LogicalUnit source, long sourceLba, LogicalUnit destination, long destinationLba, ByteBuffer chunk)
            throws IOException {
        source.reading().lock();
        try {
            source.store().read(sourceLba, chunk);
        } finally {
            source.reading().unlock();
        }
        chunk.flip();
        destination.writing().lock();
        try {
            destination.store().write(destinationLba, chunk);
        } finally {
            destination.writing().unlock();
        }
    }
}
