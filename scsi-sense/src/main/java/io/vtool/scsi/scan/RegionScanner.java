package io.vtool.scsi.scan;

import java.nio.ByteBuffer;

/**
 * Finds the lines of a region that may carry a status, and counts all its lines. It looks at eight bytes at a time where
 * it counts newlines and at every fourth byte where it looks for {@link Anchors}; both loops are plain enough for the
 * just-in-time compiler to unroll.
 */
final class RegionScanner {
    /** What follows the first 64 KiB of a line is not read. */
    static final int MAX_LINE = 1 << 16;

    private static final int BLOCK = 1 << 15;
    private static final int NOT_ASCII = 0x80808080;
    private static final long ONES = 0x0101010101010101L;
    private static final long NEWLINES = ONES * '\n';
    private static final long LOW_SEVEN = ONES * 0x7f;

    private final LineSink sink;
    private final byte[] line = new byte[MAX_LINE];
    private long newlines;
    private int low;
    private int look;

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
        look = from;
        for (int block = from; block < to; block += BLOCK) {
            int end = Math.min(to, block + BLOCK);
            newlines += newlines(buffer, block, end);
            looks(buffer, end, to);
        }
    }

    /** Looks at every fourth byte up to {@code end}, in step from one block to the next. */
    private void looks(ByteBuffer buffer, int end, int to) {
        while (look < end) {
            look = next(buffer, look, end - 15);
            int stop = Math.min(end, look + 16);
            while (look < stop && !found(buffer, look, to)) {
                look += Anchors.STRIDE;
            }
        }
    }

    /** Hands over the line if the four bytes at a place belong to an anchor, or are not all ASCII. */
    private boolean found(ByteBuffer buffer, int at, int to) {
        int word = at + 4 <= to ? buffer.getInt(at) : tail(buffer, at, to);
        int mark = Anchors.mark(Anchors.table(), word);
        if (mark != 0 && Anchors.confirm(buffer, at, mark, low, to)) {
            line(buffer, at, to);
            return true;
        }
        int foreign = word & NOT_ASCII;
        if (foreign != 0) {
            line(buffer, at + (Integer.numberOfTrailingZeros(foreign) >>> 3), to);
        }
        return foreign != 0;
    }

    /** The first place from {@code i} whose sixteen bytes need a closer look, or one at or behind {@code end}. */
    private static int next(ByteBuffer buffer, int i, int end) {
        byte[] table = Anchors.table();
        int at = i;
        for (; at < end; at += 16) {
            int a = buffer.getInt(at);
            int b = buffer.getInt(at + 4);
            int c = buffer.getInt(at + 8);
            int d = buffer.getInt(at + 12);
            int marks =
                    Anchors.mark(table, a) | Anchors.mark(table, b) | Anchors.mark(table, c) | Anchors.mark(table, d);
            if ((marks | (a | b | c | d) & NOT_ASCII) != 0) {
                break;
            }
        }
        return at;
    }

    private static int tail(ByteBuffer buffer, int at, int to) {
        int word = 0;
        for (int i = at; i < to; i++) {
            word |= (buffer.get(i) & 0xff) << 8 * (i - at);
        }
        return word;
    }

    /** Hands over the line around a place; the next look is at the start of the line behind it. */
    private void line(ByteBuffer buffer, int at, int to) {
        int start = at;
        int floor = Math.max(low, at - MAX_LINE);
        while (start > floor && buffer.get(start - 1) != '\n') {
            start--;
        }
        int end = lineEnd(buffer, at, to);
        if (start == low || buffer.get(start - 1) == '\n') {
            int length = Math.min(end - start, MAX_LINE);
            buffer.get(start, line, 0, length);
            sink.line(line, length);
        }
        low = Math.min(to, end + 1);
        look = low;
    }

    /** Where the line around a place ends: its newline, or the end of the region. */
    static int lineEnd(ByteBuffer buffer, int at, int to) {
        int i = at;
        for (; i + 8 <= to; i += 8) {
            long x = buffer.getLong(i) ^ NEWLINES;
            long found = ~((x & LOW_SEVEN) + LOW_SEVEN | x | LOW_SEVEN);
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (i < to && buffer.get(i) != '\n') {
            i++;
        }
        return i;
    }

    private static int newlines(ByteBuffer buffer, int from, int to) {
        int count = 0;
        int i = from;
        for (int end = to - 7; i < end; i += 8) {
            long x = buffer.getLong(i) ^ NEWLINES;
            count += Long.bitCount(~((x & LOW_SEVEN) + LOW_SEVEN | x | LOW_SEVEN));
        }
        for (; i < to; i++) {
            count += buffer.get(i) == '\n' ? 1 : 0;
        }
        return count;
    }
}
