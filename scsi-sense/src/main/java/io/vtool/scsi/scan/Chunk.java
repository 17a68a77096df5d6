package io.vtool.scsi.scan;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * Reads a part of a file and scans the lines that start in it, and of those that are longer than
 * {@link RegionScanner#MAX_LINE} only the start. Reading into a buffer that stays in the second cache costs less than
 * mapping the file: no page is made visible, touched, and taken away again, and Java needs a tenth of a start for its
 * first mapping.
 */
final class Chunk {
    /** Bytes of a chunk. */
    static final int LENGTH = 1 << 18;

    /** What is read before a chunk, where the name of a device may stand, and behind it: more than most lines have. */
    private static final int NEAR = DataBlock.NEAR;

    private final FileChannel channel;
    private final long size;
    private final RegionScanner scanner;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(NEAR + LENGTH + RegionScanner.MAX_LINE + NEAR)
            .order(ByteOrder.LITTLE_ENDIAN);
    private long start;
    private int filled;

    /**
     * A reader for one thread.
     *
     * @param channel the file
     * @param size how far it is read
     * @param scanner takes the lines
     */
    Chunk(FileChannel channel, long size, RegionScanner scanner) {
        this.channel = channel;
        this.size = size;
        this.scanner = scanner;
    }

    /** Scans the lines that start in the chunk at a place, and counts the line ends that stand in it. */
    void scan(long from) throws IOException {
        int lead = (int) Math.min(from, NEAR); // the byte before tells whether a line starts here
        start = from - lead;
        filled = 0;
        int to = (int) Math.min(size - start, lead + LENGTH);
        fill(to + NEAR);
        if (start + to == size && buffer.get(to - 1) != '\n') {
            scanner.passed(1); // a last line that nothing ends
        }
        int first = 0;
        if (lead > 0) {
            int line = RegionScanner.lineEnd(buffer, lead - 1, to) + 1;
            first = line < to ? DataBlock.behindRows(buffer, line, filled) : line;
            scanner.passed(line > to ? 0 : newlines(lead, Math.min(first, to)));
        }
        if (first >= to) {
            return;
        }
        int end = RegionScanner.lineEnd(buffer, to - 1, filled);
        if (end == filled) {
            fill(to + RegionScanner.MAX_LINE);
            end = RegionScanner.lineEnd(buffer, to - 1, filled);
        }
        end = Math.min(filled, end + 1);
        fill(end + NEAR);
        end = DataBlock.behindRows(buffer, end, filled);
        scanner.scan(buffer, first, end, filled);
        scanner.passed(-newlines(to, end));
    }

    private int newlines(int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += buffer.get(i) == '\n' ? 1 : 0;
        }
        return count;
    }

    /** Reads on until the buffer holds so many bytes, or the file's last one. */
    private void fill(int wanted) throws IOException {
        buffer.limit((int) Math.min(Math.min(Math.max(wanted, filled), buffer.capacity()), size - start))
                .position(filled);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, start + buffer.position()) < 0) {
                throw new EOFException("it became shorter while it was read");
            }
        }
        filled = buffer.position();
        buffer.clear();
    }
}
