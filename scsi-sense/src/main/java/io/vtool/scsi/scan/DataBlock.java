package io.vtool.scsi.scan;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The data of one event where it stands on several lines: rows of an offset and bytes or words of a Windows event; words of
 * four digits below {@code SENSE DATA} of AIX. It becomes one line, as the decoder reads it, with the name of the device that
 * stands above.
 */
final class DataBlock {
    /** No block reaches further. */
    static final int REACH = 1 << 12;

    /** How far before a block the name of its device may stand, and how far behind a place the block that holds it may end. */
    static final int NEAR = REACH / 2;

    private static final int OFFSET_DIGITS = 4;
    private static final int LONGEST_ROW = 200;
    private static final int LONGEST_NAME = 60;
    private static final int MOST_ROWS = 40;
    /** How many lines may stand between a device of Windows and the data. */
    private static final int NAME_LINES = 20;

    private static final byte[] WORDS = LineCursor.ascii("in words");
    private static final byte[] BYTES = LineCursor.ascii("in bytes");
    private static final byte[] SENSE = LineCursor.ascii("sense data");
    private static final byte[] RESOURCE = LineCursor.ascii("resource name:");
    private static final byte[] ENTRY = LineCursor.ascii("label:");
    private static final byte[] DEVICE = LineCursor.ascii("\\Device\\");
    private static final byte[] DATA = LineCursor.ascii("Data: ");

    private final ByteBuffer in;
    private final int from;
    private final int to;
    /** Where the name of the device starts; -1 for none. */
    private final int name;

    private final boolean rows;

    private DataBlock(ByteBuffer in, int from, int to, int name, boolean rows) {
        this.in = in;
        this.from = from;
        this.to = to;
        this.name = name;
        this.rows = rows;
    }

    /**
     * The block that a line opens or, being a row, belongs to.
     *
     * @param in the bytes
     * @param start start of the line
     * @param end its end
     * @param low no block starts before this, but the name of a device may stand there
     * @param limit nothing from here on can be read
     * @return null for any other line, and for rows that no block holds
     */
    static @Nullable DataBlock around(ByteBuffer in, int start, int end, int low, int limit) {
        int text = text(in, start, end);
        if (offset(in, text, end) >= 0) {
            int first = firstRow(in, start, text, end, low);
            if (first < 0) {
                return null;
            }
            int rows = rows(in, first, limit, false);
            // the same data follows in bytes
            boolean twice = isInWords(in, text(in, first, rows), rows) && showsBytes(in, rows, limit);
            return twice ? null : new DataBlock(in, first, rows, device(in, first), true);
        }
        if (isWord(in, text, end, SENSE)) {
            int rows = rows(in, behind(in, end, limit), limit, true);
            return new DataBlock(in, start, rows, resource(in, start), false);
        }
        return null;
    }

    /**
     * Where the rows end that started before a line; the start of that line where it is not one of them. Whoever reads
     * the bytes before and whoever reads those behind get the same, if both have {@link #NEAR} bytes before and behind.
     *
     * @param start start of a line
     * @param limit nothing from here on can be read
     */
    static int behindRows(ByteBuffer in, int start, int limit) {
        int most = Math.min(limit, start + NEAR);
        int end = RegionScanner.lineEnd(in, start, Math.min(most, start + LONGEST_ROW));
        int text = text(in, start, end);
        if (offset(in, text, end) <= 0 || firstRow(in, start, text, end, Math.max(0, start - NEAR)) < 0) {
            return start;
        }
        int before = lineStart(in, start - 1, Math.max(0, start - LONGEST_ROW));
        return Math.min(most, rows(in, before, most, false) + 1);
    }

    /**
     * Where what stands before a place may be scanned without a block that goes on there being cut in two.
     *
     * @param from start of a line, or {@link #REACH} before the place
     */
    static int whole(ByteBuffer in, int from, int to) {
        int whole = to;
        for (int i = 0; i < MOST_ROWS && whole > from; i++) {
            int end = whole - 1;
            int start = lineStart(in, end, Math.max(from, end - LONGEST_ROW));
            int text = text(in, start, end);
            boolean part = text == end
                    || offset(in, text, end) >= 0
                    || isQuad(in, text, end)
                    || isWord(in, text, end, SENSE)
                    || isWord(in, text, end, WORDS)
                    || isWord(in, text, end, BYTES);
            if (!part) {
                return whole;
            }
            whole = start;
        }
        return whole > from || to - from < REACH ? whole : to;
    }

    /** Where the last row ends. */
    int end() {
        return to;
    }

    /** Writes it as one line; gives its length, at most the room there is. */
    int copy(byte[] line) {
        int length = 0;
        if (name >= 0) {
            length = copy(name, RegionScanner.lineEnd(in, name, Math.min(from, name + LONGEST_NAME)), line, length);
            line[length++] = ' ';
        }
        if (rows) {
            System.arraycopy(DATA, 0, line, length, DATA.length);
            length += DATA.length;
        }
        return copy(from, to, line, length);
    }

    private int copy(int start, int end, byte[] line, int at) {
        int length = at;
        for (int i = start; i < end && length < line.length - 1; i++) {
            byte b = in.get(i);
            line[length++] = b < ' ' && b >= 0 ? (byte) ' ' : b;
        }
        return length;
    }

    private static int firstRow(ByteBuffer in, int start, int text, int end, int low) {
        int row = start;
        int value = offset(in, text, end);
        for (int i = 0; i < MOST_ROWS && value > 0 && row > low; i++) {
            int before = row - 1;
            row = lineStart(in, before, Math.max(low, before - LONGEST_ROW));
            int earlier = offset(in, text(in, row, before), before);
            if (earlier < 0 || earlier >= value) {
                return -1;
            }
            value = earlier;
        }
        return value == 0 ? row : -1;
    }

    /** Where the rows end that start at a place. */
    private static int rows(ByteBuffer in, int first, int limit, boolean quads) {
        int end = first;
        int last = -1;
        int next = first;
        for (int i = 0; i < MOST_ROWS && next < limit; i++) {
            int stop = RegionScanner.lineEnd(in, next, Math.min(limit, next + LONGEST_ROW));
            int text = text(in, next, stop);
            int value = quads ? -1 : offset(in, text, stop);
            if (quads ? !isQuad(in, text, stop) : value <= last) {
                return end;
            }
            last = value;
            end = stop;
            next = stop + 1;
        }
        return end;
    }

    /** The next line that is not empty, of two at most. */
    private static int behind(ByteBuffer in, int end, int limit) {
        int next = Math.min(limit, end + 1);
        int stop = RegionScanner.lineEnd(in, next, limit);
        return text(in, next, stop) == stop ? Math.min(limit, stop + 1) : next;
    }

    /** Whether the next line that is not empty is the label of data in bytes. */
    private static boolean showsBytes(ByteBuffer in, int from, int limit) {
        int at = text(in, from, Math.min(limit, from + LONGEST_ROW));
        return at + BYTES.length <= limit && matches(in, at, BYTES);
    }

    /** Whether a row of words of eight digits stands there. */
    private static boolean isInWords(ByteBuffer in, int row, int end) {
        int at = text(in, row + OFFSET_DIGITS + 1, end);
        return at + 2 * OFFSET_DIGITS <= end && number(in, at) >= 0 && number(in, at + OFFSET_DIGITS) >= 0;
    }

    /** {@code Resource Name: hdisk4} of the same entry. */
    private static int resource(ByteBuffer in, int start) {
        int floor = Math.max(0, start - NEAR);
        for (int at = start - RESOURCE.length; at >= floor; at--) {
            if (matches(in, at, RESOURCE)) {
                return at;
            }
            if (matches(in, at, ENTRY)) {
                return -1;
            }
        }
        return -1;
    }

    /** {@code \Device\Harddisk2\DR2} a few lines above. */
    private static int device(ByteBuffer in, int start) {
        int floor = Math.max(0, start - NEAR);
        int end = start;
        for (int lines = 0; lines < NAME_LINES && end > floor; lines++) {
            int line = lineStart(in, end - 1, floor);
            if (offset(in, text(in, line, end), end) >= 0) {
                return -1; // of an earlier event
            }
            for (int at = line; at + DEVICE.length <= end; at++) {
                if (matches(in, at, DEVICE)) {
                    return at;
                }
            }
            end = line;
        }
        return -1;
    }

    private static int lineStart(ByteBuffer in, int at, int floor) {
        int i = at;
        while (i > floor && in.get(i - 1) != '\n') {
            i--;
        }
        return i;
    }

    /** Where the text starts behind blanks and marks of a quotation. */
    private static int text(ByteBuffer in, int start, int end) {
        int i = start;
        while (i < end && (in.get(i) <= ' ' && in.get(i) >= 0 || in.get(i) == '>')) {
            i++;
        }
        return i;
    }

    /** The number of four digits before a colon there; -1 for none. */
    private static int offset(ByteBuffer in, int at, int end) {
        return at + OFFSET_DIGITS < end && in.get(at + OFFSET_DIGITS) == ':' ? number(in, at) : -1;
    }

    /** Whether a word of four digits stands there, and a blank behind it. */
    private static boolean isQuad(ByteBuffer in, int at, int end) {
        return at + OFFSET_DIGITS <= end
                && number(in, at) >= 0
                && (at + OFFSET_DIGITS == end || in.get(at + OFFSET_DIGITS) <= ' ');
    }

    private static int number(ByteBuffer in, int at) {
        int value = 0;
        for (int i = at; i < at + OFFSET_DIGITS; i++) {
            int digit = Character.digit(in.get(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /** Whether these words are all of the text. */
    private static boolean isWord(ByteBuffer in, int at, int end, byte[] words) {
        if (end - at < words.length || !matches(in, at, words)) {
            return false;
        }
        return text(in, at + words.length, end) == end;
    }

    private static boolean matches(ByteBuffer in, int at, byte[] words) {
        for (int i = 0; i < words.length; i++) {
            if ((in.get(at + i) | (words[i] >= 'a' ? 0x20 : 0)) != words[i]) {
                return false;
            }
        }
        return true;
    }
}
