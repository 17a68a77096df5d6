package io.vtool.lvm.write;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The persistent store of a copy-on-write snapshot: a header in the first chunk, then areas, each a chunk of pairs (the
 * chunk of the origin, where it is kept) and as many chunks of data behind it. Numbers are little-endian.
 */
final class SnapshotStore {
    private static final int MAGIC = 0x70416e53;
    private static final int VALID = 1;
    private static final int VERSION = 1;
    private static final int HEADER = 512;
    private static final int PAIR = 16;

    private SnapshotStore() {}

    /** Takes bytes; none of what it gets goes over the end of a chunk. */
    interface Writer {
        void write(long offset, byte[] bytes) throws IOException;
    }

    /** How many chunks are in use when a number of the origin's are kept, in chunks of that many bytes. */
    static long chunks(long kept, long chunkBytes) {
        return 1 + kept + kept / (chunkBytes / PAIR) + 1;
    }

    /**
     * Writes the header, and the areas of a store that keeps the origin's first chunks.
     *
     * @param chunk bytes
     */
    static void write(int chunk, long kept, Writer writer) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(MAGIC).putInt(VALID).putInt(VERSION).putInt(chunk / (int) PvLayout.SECTOR);
        writer.write(0, header.array());
        int pairs = chunk / PAIR;
        for (long first = 0; first <= kept; first += pairs) {
            long place = 1 + first / pairs * (pairs + 1L);
            ByteBuffer area = ByteBuffer.allocate(chunk).order(ByteOrder.LITTLE_ENDIAN);
            for (long i = first; i < Math.min(kept, first + pairs); i++) {
                area.putLong(i).putLong(place + 1 + i - first);
            }
            writer.write(place * chunk, area.array());
        }
    }
}
