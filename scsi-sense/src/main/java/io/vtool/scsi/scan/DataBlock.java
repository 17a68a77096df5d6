package io.vtool.scsi.scan;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The data of one event where it stands on several lines: rows of an offset and bytes of a Windows event, or of words
 * below {@code In Words}; words of four digits below {@code SENSE DATA} of AIX. It becomes one line, as the decoder reads
 * it.
 */
final class DataBlock {
    /** No block reaches further. */
    static final int REACH = 1 << 12;

    private static final int OFFSET_DIGITS = 4;
    private static final int LONGEST_ROW = 200;
    private static final int MOST_ROWS = 40;
    private static final byte[] WORDS = LineCursor.ascii("in words");
    private static final byte[] BYTES = LineCursor.ascii("in bytes");
    private static final byte[] SENSE = LineCursor.ascii("sense data");
    private static final byte[] RESOURCE = LineCursor.ascii("resource name:");
    private static final byte[] DATA = LineCursor.ascii("Data: ");

    private final ByteBuffer in;
    private final int from;
    private final int to;
    /** Where the line starts that names the device; -1 for none. */
    private final int name;

    private DataBlock(ByteBuffer in, int from, int to, int name) {
        this.in = in;
        this.from = from;
        this.to = to;
        this.name = name;
    }

    /**
     * The block that a line opens or, being a row, belongs to.
     *
     * @param in the bytes
     * @param start start of the line
     * @param end its end
     * @param low nothing before this counts
     * @param limit nothing from here on can be read
     * @return null for any other line, and for rows that no block holds
     */
    static @Nullable DataBlock around(ByteBuffer in, int start, int end, int low, int limit) {
        int text = text(in, start, end);
        if (offset(in, text, end) >= 0) {
            int first = firstRow(in, start, text, end, low);
            return first < 0 ? null : new DataBlock(in, first, rows(in, first, limit, false), -1);
        }
        if (isWord(in, text, end, SENSE)) {
            int rows = rows(in, behind(in, end, limit), limit, true);
            return new DataBlock(in, start, rows, resource(in, start, low));
        }
        if (!isWord(in, text, end, WORDS)) {
            return null;
        }
        int first = behind(in, end, limit);
        int rows = rows(in, first, limit, false);
        // the same data follows in bytes
        return rows == first || showsBytes(in, rows, limit) ? null : new DataBlock(in, first, rows, -1);
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
                    || isWord(in, text, end, WORDS);
            if (!part) {
                return named(in, whole, from);
            }
            whole = start;
        }
        return whole > from || to - from < REACH ? whole : to;
    }

    /** Where to begin so that the name of the device is kept with its data. */
    private static int named(ByteBuffer in, int block, int from) {
        int label = resource(in, block, from);
        return label < 0 ? block : lineStart(in, label, from);
    }

    /** Where the last row ends. */
    int end() {
        return to;
    }

    /** Writes it as one line; gives its length, at most the room there is. */
    int copy(byte[] line) {
        int length = 0;
        if (name >= 0) {
            length = copy(name, RegionScanner.lineEnd(in, name, from), line, length);
            line[length++] = ' ';
        } else if (offset(in, text(in, from, to), to) >= 0) {
            System.arraycopy(DATA, 0, line, 0, DATA.length);
            length = DATA.length;
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

    private static boolean showsBytes(ByteBuffer in, int from, int limit) {
        int most = Math.min(limit, from + 2 * LONGEST_ROW);
        for (int at = from; at + BYTES.length <= most; at++) {
            if (matches(in, at, BYTES)) {
                return true;
            }
        }
        return false;
    }

    private static int resource(ByteBuffer in, int start, int low) {
        int floor = Math.max(low, start - REACH / 2);
        for (int at = start - RESOURCE.length; at >= floor; at--) {
            if (matches(in, at, RESOURCE)) {
                return at;
            }
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
