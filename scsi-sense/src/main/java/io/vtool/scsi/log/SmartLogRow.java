package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/**
 * A row of the error log that smartctl prints for an NVMe drive: number, error count, queue, command, status with its
 * phase bit, and more: {@code 0  129  0  0xa013  0x8004  0x000  0  0  -}.
 */
final class SmartLogRow {
    private static final int STATUS_MASK = 0x7ff;

    private SmartLogRow() {}

    /** Reads a row that starts at the position; null when it is anything else. */
    static @Nullable EventBuilder read(Cursor c) {
        int start = c.at;
        for (int i = 0; i < 3; i++) {
            if (c.decimal() < 0 || c.peek() != ' ') {
                return null;
            }
            c.skipBlanks();
        }
        int command = fourDigits(c);
        int status = command < 0 ? Cursor.NONE : fourDigits(c);
        boolean location = c.peek() == '-' || c.text.startsWith("0x", c.at);
        if (status <= 0 || !location) {
            return null;
        }
        EventBuilder event = new EventBuilder("smartctl-nvme", Origin.TOOL);
        event.nvmeStatus = status >> 1 & STATUS_MASK;
        event.start = start;
        event.end = c.limit;
        return event;
    }

    private static int fourDigits(Cursor c) {
        int start = c.at;
        int value = c.prefixedHex(4);
        boolean four = c.at == start + 6 && c.peek() == ' ';
        c.skipBlanks();
        return four ? value : Cursor.NONE;
    }
}
