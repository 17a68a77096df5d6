package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/**
 * Collects the data of a disk event of Windows that stands on several lines, as the event viewer shows and copies it: rows
 * of an offset and bytes ({@code 0008: 00 00 00 00 0b 00 04 c0   ........}) or little-endian words ({@code 0000: 0018000f
 * 006a0001}). What the data means, {@link LineDecoder} says.
 */
public final class WindowsDump {
    private static final int HEADER = 0x28;
    /** The longest data that the decoder reads. */
    private static final int MOST = HEADER + 0x22;

    private static final int ROW = 16;
    private static final int WORD_DIGITS = 8;
    private static final int OFFSET_DIGITS = 4;
    /** The column of characters stands further away from the bytes than they do from one another. */
    private static final int WIDEST_GAP = 2;

    private final byte[] data = new byte[MOST + ROW];
    private int count;
    private long firstLine;

    /** No rows so far. */
    public WindowsDump() {}

    /** The number of the line with the first row of the data that {@link #add} gave last. */
    public long firstLine() {
        return firstLine;
    }

    /**
     * Takes the next line; one that is no row, or not the next one, ends what was collected.
     *
     * @param lineNumber its number
     * @param line the line
     * @return all data as one line that the decoder reads, if this row completes it
     */
    public @Nullable String add(long lineNumber, String line) {
        int at = 0;
        while (at < line.length() && (line.charAt(at) <= ' ' || line.charAt(at) == '>')) {
            at++;
        }
        int offset = at + OFFSET_DIGITS < line.length() && line.charAt(at + OFFSET_DIGITS) == ':'
                ? number(line, at, at + OFFSET_DIGITS)
                : -1;
        if (offset != 0 && (offset != count || count == 0)) {
            count = 0;
            return null;
        }
        if (offset == 0) {
            count = 0;
            firstLine = lineNumber;
        }
        row(line, at + OFFSET_DIGITS + 1);
        int length = count < OFFSET_DIGITS ? MOST : HEADER + (data[2] & 0xff | (data[3] & 0xff) << 8);
        boolean whole = count == length && length <= MOST;
        String text = whole ? text() : null;
        if (whole || count > MOST) {
            count = 0;
        }
        return text;
    }

    /** Adds the bytes of a row to the data. */
    private void row(String line, int behindOffset) {
        int end = Math.min(count + ROW, data.length);
        int at = behindOffset;
        while (count < end) {
            int before = at;
            int start = at;
            while (start < line.length() && line.charAt(start) == ' ') {
                start++;
            }
            at = start;
            while (at < line.length() && Character.digit(line.charAt(at), 16) >= 0) {
                at++;
            }
            boolean apart = at == line.length() || line.charAt(at) <= ' ';
            boolean far = start - before > WIDEST_GAP && before > behindOffset;
            if (!apart || far || at - start != 2 && at - start != WORD_DIGITS) {
                return;
            }
            for (int to = at; to > start && count < end; to -= 2) {
                data[count++] = (byte) number(line, to - 2, to);
            }
        }
    }

    private static int number(String line, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(line.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private String text() {
        StringBuilder text = new StringBuilder("Data: 0000:");
        for (int i = 0; i < count; i++) {
            text.append(' ')
                    .append(Character.forDigit(data[i] >> 4 & 0xf, 16))
                    .append(Character.forDigit(data[i] & 0xf, 16));
        }
        return text.toString();
    }
}
