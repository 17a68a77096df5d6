package io.vtool.scsi.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the data of an event of Windows that stands on several lines, as the event viewer shows and copies it: rows of
 * an offset and bytes ({@code 0008: 00 00 00 00 0b 00 04 c0   ........}) or little-endian words ({@code 0000: 0018000f
 * 006a0001}). What the data means, {@link LineDecoder} says. The viewer shows the same data first as words, then
 * below {@code In Bytes}: that is one event.
 */
final class WindowsDump {
    private static final int MOST_ROWS = 32;
    private static final int LONGEST_ROW = 120;
    private static final int OFFSET = 5;
    private static final int WORD_DIGITS = 8;
    private static final String BYTES = "In Bytes";

    private final List<String> rows = new ArrayList<>();
    private long firstLine;
    /** The data that was shown as words last, and whether the label of the same in bytes came since. */
    private byte[] shown = {};

    private boolean labelled;

    /** The number of the line with the first row of the data that {@link #add} gave last. */
    long firstLine() {
        return firstLine;
    }

    /**
     * Takes the next line; one that is no row, or not the next one, ends what was collected.
     *
     * @param lineNumber its number
     * @param line the line
     * @return all data as one line that the decoder reads, if this row completes it
     */
    @Nullable
    String add(long lineNumber, String line) {
        int at = 0;
        while (at < line.length() && (line.charAt(at) <= ' ' || line.charAt(at) == '>')) {
            at++;
        }
        int offset = WindowsRows.offset(line, at);
        if (offset < 0 || offset > 0 && rows.isEmpty() || rows.size() == MOST_ROWS) {
            rows.clear();
            labelled |= line.regionMatches(true, at, BYTES, 0, BYTES.length());
            return null;
        }
        if (offset == 0) {
            rows.clear();
            firstLine = lineNumber;
        }
        String row = line.substring(at, Math.min(line.length(), at + LONGEST_ROW));
        // what stands behind more than two blanks is the same as characters
        int end = row.indexOf("   ", OFFSET + 1);
        rows.add(end < 0 ? row.stripTrailing() : row.substring(0, end));
        String text = String.join(" ", rows);
        byte[] data = new WindowsRows(new Cursor(text)).read();
        if (data.length == 0) {
            return null;
        }
        rows.clear();
        boolean words = row.indexOf(' ', OFFSET + 1) - OFFSET > WORD_DIGITS;
        boolean again = !words && labelled && Arrays.equals(data, shown);
        shown = words ? data : new byte[0];
        labelled = false;
        return again ? null : "Data: 0000: " + spaced(data);
    }

    /** What comes next is no row of what was collected. */
    void clear() {
        rows.clear();
    }

    static String spaced(byte[] data) {
        String solid = ByteRun.text(data);
        StringBuilder text = new StringBuilder(solid.length() * 2);
        for (int i = 0; i < solid.length(); i += 2) {
            text.append(i == 0 ? "" : " ").append(solid, i, i + 2);
        }
        return text.toString();
    }
}
