package io.vtool.scsi.log;

import io.vtool.scsi.cdb.Cdb;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The SENSE DATA of disk and tape errors in the error log of AIX: the length of the command, the command, which status
 * is valid, SCSI status, adapter status, and the sense data of the device. Where they stand depends on driver and
 * release; the layout whose parts agree with each other is the one.
 */
final class AixSense implements Recognizer {
    private static final int LEAST = 28;
    private static final int MOST = 1024;
    private static final String LABEL = "sense data";
    private static final int SCSI_STATUS_VALID = 1;
    private static final int ADAPTER_STATUS_VALID = 2;
    private static final int CHECK_CONDITION = 2;

    /** Offsets of command, status validity and sense data: with commands of 16 bytes, of 12 bytes, and of tapes. */
    private static final int[][] LAYOUTS = {{2, 24, 28}, {2, 20, 24}, {4, 16, 20}};

    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Cursor c = line.cursor.to(at);
        if (!c.accept(LABEL)) {
            return null;
        }
        c.skipAny(" :");
        EventBuilder event = event(words(c));
        if (event != null) {
            event.start = at;
            event.end = c.at;
            event.prefixed = true;
            event.deviceId = device(line, at);
        }
        return event;
    }

    /** The event of the bytes; null when they fit no layout. */
    static @Nullable EventBuilder event(byte[] data) {
        if (data.length < LEAST) {
            return null;
        }
        for (int[] layout : LAYOUTS) {
            EventBuilder event = event(data, layout[0], layout[1], layout[2]);
            if (event != null) {
                return event;
            }
        }
        return null;
    }

    private static @Nullable EventBuilder event(byte[] data, int command, int validity, int sense) {
        int length = data[0];
        if (length != Cdb.length(data[command] & 0xff) || command == 2 && data[1] != 0) {
            return null;
        }
        int valid = data[validity];
        int status = data[validity + 1] & 0xff;
        int adapter = data[validity + 2] & 0xff;
        byte[] bytes = Arrays.copyOfRange(data, sense, Math.min(data.length, sense + 252));
        boolean hasSense = RawSense.isSense(bytes) && (bytes[0] & 0x7f) >= 0x70;
        boolean checked = valid == SCSI_STATUS_VALID && status == CHECK_CONDITION;
        // the driver of tapes leaves the validity at zero, the data itself is there all the same
        boolean tape = command != 2 && valid == 0 && hasSense;
        boolean other = valid == SCSI_STATUS_VALID && isStatus(status) && !checked;
        boolean failed = valid == ADAPTER_STATUS_VALID && adapter != 0;
        if (!(checked && hasSense || tape || other || failed)) {
            return null;
        }
        EventBuilder event = new EventBuilder("aix-sense-data", Origin.AIX);
        event.opcode = data[command] & 0xff;
        CdbLabel.fields(Arrays.copyOfRange(data, command, command + length), event);
        if (failed) {
            event.adapter = adapter;
            return event;
        }
        event.device = valid == SCSI_STATUS_VALID ? (Integer) status : null;
        if (checked || tape) {
            event.sense(bytes);
        }
        return event;
    }

    private static boolean isStatus(int status) {
        return switch (status) {
            case 0x04, 0x08, 0x18, 0x22, 0x28, 0x30, 0x40 -> true;
            default -> false;
        };
    }

    /** Words of four digits with blanks or marks of a table between them. */
    private static byte[] words(Cursor c) {
        byte[] data = new byte[MOST];
        int count = 0;
        while (count < MOST) {
            int start = c.at;
            c.skipAny(" |");
            for (int i = 0; i < 4; i++) {
                if (!Cursor.isHex(c.charAt(c.at + i))) {
                    c.at = start;
                    return Arrays.copyOf(data, count);
                }
            }
            if (Cursor.isAlnum(c.charAt(c.at + 4))) {
                c.at = start;
                return Arrays.copyOf(data, count);
            }
            for (int i = 0; i < 4; i += 2) {
                data[count++] = (byte)
                        (Character.digit(c.charAt(c.at + i), 16) << 4 | Character.digit(c.charAt(c.at + i + 1), 16));
            }
            c.at += 4;
        }
        return data;
    }

    /** {@code Resource Name: hdisk4} before the data. */
    private static @Nullable String device(Line line, int at) {
        String label = "resource name";
        int start = line.find(label, line.back(at, 2000), at);
        if (start < 0) {
            return null;
        }
        Cursor c = new Cursor(line.text).to(start + label.length()).skipAny(" :");
        int end = c.wordEnd(c.at, 32);
        return end == c.at ? null : line.text.substring(c.at, end);
    }
}
