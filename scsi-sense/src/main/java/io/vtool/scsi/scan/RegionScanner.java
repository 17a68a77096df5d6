package io.vtool.scsi.scan;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Arrays;

/**
 * Finds the lines of a region that may carry a status, and counts all its lines. It copies blocks that fit the first
 * cache into an array and lets the {@link Kernel} look at them; the few places that it finds are looked at here.
 */
final class RegionScanner {
    /** What follows the first 64 KiB of a line is not read. */
    static final int MAX_LINE = 1 << 16;

    private static final int BLOCK = 1 << 10;
    private static final int NOT_ASCII = 0x80808080;
    private static final int GROUP_BYTES = Kernel.GROUP * Long.BYTES;

    private final LineSink sink;
    private final byte[] line = new byte[MAX_LINE];
    private final long[] block = new long[BLOCK];
    private final int[] found = new int[BLOCK / Kernel.GROUP + 1];
    private long newlines;
    private int low;

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
        low = from;
        LongBuffer longs =
                buffer.slice(from, to - from).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
        int whole = longs.limit() / Kernel.GROUP * Kernel.GROUP;
        for (int done = 0; done < whole; done += BLOCK) {
            int length = Math.min(BLOCK, whole - done);
            longs.get(done, block, 0, length);
            block(buffer, from + done * Long.BYTES, length, to);
        }
        int rest = from + whole * Long.BYTES;
        if (rest < to) {
            Arrays.fill(block, 0, Kernel.GROUP, 0);
            for (int i = rest; i < to; i++) {
                block[(i - rest) >>> 3] |= (buffer.get(i) & 0xffL) << 8 * (i - rest & 7);
            }
            block(buffer, rest, Kernel.GROUP, to);
        }
    }

    private void block(ByteBuffer buffer, int at, int length, int to) {
        newlines += Kernel.newlines(block, length);
        int count = Kernel.groups(block, length, found);
        for (int i = 0; i < count; i++) {
            int start = at + found[i] * Long.BYTES;
            if (start + GROUP_BYTES > low) {
                group(buffer, start, found[i], to);
            }
        }
    }

    /** Looks at each four bytes of a group. */
    private void group(ByteBuffer buffer, int start, int index, int to) {
        for (int i = 0; i < GROUP_BYTES; i += Integer.BYTES) {
            int word = (int) (block[index + (i >>> 3)] >>> 8 * (i & 4));
            int at = start + i;
            int mark = Anchors.mark(word);
            int foreign = word & NOT_ASCII;
            if (mark != 0 && at >= low && Anchors.confirm(buffer, at, word, mark, low, to)) {
                line(buffer, at, to);
            } else if (foreign != 0) {
                foreign(buffer, at, foreign, to);
            }
        }
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
            int length = Math.min(end - start, MAX_LINE);
            buffer.get(start, line, 0, length);
            sink.line(line, length);
        }
        low = Math.min(to, end + 1);
    }

    private static int lineStart(ByteBuffer buffer, int at, int floor) {
        int i = at;
        for (; i - Long.BYTES >= floor; i -= Long.BYTES) {
            long ends = Kernel.ends(buffer.getLong(i - Long.BYTES));
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
            long ends = Kernel.ends(buffer.getLong(i));
            if (ends != 0) {
                return i + (Long.numberOfTrailingZeros(ends) >>> 3);
            }
        }
        while (i < to && buffer.get(i) != '\n') {
            i++;
        }
        return i;
    }
}
