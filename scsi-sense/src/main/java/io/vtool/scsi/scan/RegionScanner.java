package io.vtool.scsi.scan;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Arrays;

/**
 * Finds the lines of a region that may carry a status, and counts all its lines. It copies blocks that fit the first
 * cache into an array and lets the {@link Kernel} look at them; the few places that it finds are looked at here.
 */
final class RegionScanner {
    /** What follows the first 64 KiB of a line is not read. */
    static final int MAX_LINE = 1 << 16;

    private static final int BLOCK = 1 << 11;
    private static final long HIGH = 0x8080808080808080L;
    private static final long NEWLINES = '\n' * 0x0101010101010101L;

    private final LineSink sink;
    private final byte[] line = new byte[MAX_LINE];
    private final int[] block = new int[BLOCK];
    private final int[] slots = new int[BLOCK];
    private final int[] groups = new int[BLOCK / Kernel.GROUP + 1];
    private final int[] words = new int[BLOCK + 1];
    private long newlines;
    private int low;
    private int limit;

    /**
     * A scanner.
     *
     * @param sink takes the lines
     */
    RegionScanner(LineSink sink) {
        this.sink = sink;
    }

    /** Lines so far: newlines in the regions and what was {@link #passed}. */
    long lines() {
        return newlines;
    }

    /** Counts line ends that stand outside the regions. */
    void passed(int lines) {
        newlines += lines;
    }

    /**
     * Scans a region.
     *
     * @param buffer direct and little-endian
     * @param from start of a line
     * @param to behind a newline, or the end of everything
     */
    void scan(ByteBuffer buffer, int from, int to) {
        scan(buffer, from, to, to);
    }

    /**
     * Scans a region behind which more can be read.
     *
     * @param buffer direct and little-endian
     * @param from start of a line
     * @param to behind a newline, or the end of everything
     * @param readable how far the bytes of the buffer go; data that starts in the region may end there
     */
    void scan(ByteBuffer buffer, int from, int to, int readable) {
        low = from;
        limit = readable;
        IntBuffer words =
                buffer.slice(from, to - from).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        int whole = words.limit() / Kernel.GROUP * Kernel.GROUP;
        for (int done = 0; done < whole; done += BLOCK) {
            int length = Math.min(BLOCK, whole - done);
            words.get(done, block, 0, length);
            block(buffer, from + done * Integer.BYTES, length, to);
        }
        int rest = from + whole * Integer.BYTES;
        if (rest < to) {
            Arrays.fill(block, 0, Kernel.GROUP, 0);
            for (int i = rest; i < to; i++) {
                block[(i - rest) >>> 2] |= (buffer.get(i) & 0xff) << 8 * (i - rest & 3);
            }
            block(buffer, rest, Kernel.GROUP, to);
        }
    }

    private void block(ByteBuffer buffer, int at, int length, int to) {
        newlines += Kernel.newlines(block, length);
        Kernel.slots(block, length, slots);
        int count = Kernel.words(slots, groups, Kernel.groups(slots, length, groups), words);
        for (int i = 0; i < count; i++) {
            int index = words[i];
            word(buffer, at + index * Integer.BYTES, index, to);
        }
    }

    /** Looks for an anchor, or for a byte beyond ASCII, at four bytes. */
    private void word(ByteBuffer buffer, int at, int index, int to) {
        Gram gram = Anchors.gram(slots[index]);
        if (gram == null) {
            foreign(buffer, at, block[index] & Anchors.NOT_ASCII, to);
        } else if (at >= low && gram.around(buffer, at, before(buffer, at, index), block[index], low, to)) {
            line(buffer, at, to);
        }
    }

    private int before(ByteBuffer buffer, int at, int index) {
        if (index > 0) {
            return block[index - 1];
        }
        return at >= Integer.BYTES ? buffer.getInt(at - Integer.BYTES) : 0;
    }

    /** Hands over the line of the first byte beyond ASCII that is of no line before. */
    private void foreign(ByteBuffer buffer, int at, int bits, int to) {
        for (int left = bits; left != 0; left &= left - 1) {
            int place = at + (Integer.numberOfTrailingZeros(left) >>> 3);
            if (place >= low) {
                line(buffer, place, to);
            }
        }
    }

    /** Hands over the line around a place. */
    private void line(ByteBuffer buffer, int at, int to) {
        int start = lineStart(buffer, at, Math.max(low, at - MAX_LINE));
        int end = lineEnd(buffer, at, to);
        if (start == low || buffer.get(start - 1) == '\n') {
            DataBlock data = DataBlock.around(buffer, start, end, low, limit);
            if (data != null) {
                sink.line(line, data.copy(line));
                low = Math.max(low, Math.min(to, data.end() + 1));
                return;
            }
            int length = Math.min(end - start, MAX_LINE);
            buffer.get(start, line, 0, length);
            sink.line(line, length);
        }
        low = Math.min(to, end + 1);
    }

    private static int lineStart(ByteBuffer buffer, int at, int floor) {
        int i = at;
        for (; i - Long.BYTES >= floor; i -= Long.BYTES) {
            long ends = ends(buffer.getLong(i - Long.BYTES));
            if (ends != 0) {
                return i - (Long.numberOfLeadingZeros(ends) >>> 3);
            }
        }
        while (i > floor && buffer.get(i - 1) != '\n') {
            i--;
        }
        return i;
    }

    /** Where the line around a place ends: its newline, or the end of the region. */
    static int lineEnd(ByteBuffer buffer, int at, int to) {
        int i = at;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            long ends = ends(buffer.getLong(i));
            if (ends != 0) {
                return i + (Long.numberOfTrailingZeros(ends) >>> 3);
            }
        }
        while (i < to && buffer.get(i) != '\n') {
            i++;
        }
        return i;
    }

    /** The high bit of each byte that is a newline. */
    private static long ends(long bytes) {
        long x = bytes ^ NEWLINES;
        return ~((x & ~HIGH) + ~HIGH | x) & HIGH;
    }
}
