package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/**
 * Collects the data of an event of Windows that PowerShell prints as a column of decimal numbers, one a line, as {@code
 * $event.Data} does. Only a column that starts as such data does is kept, and one that is all of it is given.
 */
final class DecimalColumn {
    private static final int LENGTH = 4;
    private static final int DIGITS = 3;

    private byte[] data = new byte[LENGTH];
    private int count;
    private long firstLine;

    /** The number of the line with the first number of the data that {@link #add} gave last. */
    long firstLine() {
        return firstLine;
    }

    /**
     * Takes the next line; one that is no such number ends what was collected.
     *
     * @return all data as one line that the decoder reads, if this number completes it
     */
    @Nullable
    String add(long lineNumber, String line) {
        int value = number(line.strip());
        if (value < 0) {
            count = 0;
            return null;
        }
        if (count == 0) {
            data = new byte[LENGTH];
            firstLine = lineNumber;
        }
        data[count++] = (byte) value;
        if (count == LENGTH) {
            int length = WindowsPacket.length(data);
            if (length > WindowsPacket.LONGEST) {
                count = 0;
                return null;
            }
            data = java.util.Arrays.copyOf(data, length);
        }
        if (count < data.length || count == LENGTH) {
            return null;
        }
        count = 0;
        return WindowsPacket.of(data) == null ? null : "Data: 0000: " + WindowsDump.spaced(data);
    }

    private static int number(String text) {
        if (text.isEmpty() || text.length() > DIGITS) {
            return Cursor.NONE;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!Cursor.isDigit(text.charAt(i))) {
                return Cursor.NONE;
            }
            value = value * 10 + text.charAt(i) - '0';
        }
        return value > 0xff ? Cursor.NONE : value;
    }
}
