package io.vtool.scsi.log;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The data of the events 7, 11, 15 and 51 of the disk drivers of Windows, all of it on one line after a label of Windows:
 * {@code Data: 0000: 0f 00 18 00 ...}, {@code Event ID: 11 ... Data: 0f 00 18 00 ...},
 * {@code <Binary>0F001800...</Binary>}. It is an IO_ERROR_LOG_PACKET of 40 bytes, little-endian, and six words of the
 * class driver; event 51 adds the command (Microsoft article 244780). Of later releases, whose data holds a whole
 * request block, nothing is read.
 */
final class WindowsEventData implements Recognizer {
    private static final int HEADER = 0x28;
    private static final int WORDS = 0x18;
    /** The six words and a command of ten bytes. */
    private static final int WORDS_AND_COMMAND = 0x22;

    private static final int MOST = HEADER + WORDS_AND_COMMAND;
    private static final int LOOK_BACK = 400;

    private static final int BAD_BLOCK = 0xc0040007;
    private static final int CONTROLLER_ERROR = 0xc004000b;
    private static final int NOT_READY = 0xc004000f;
    private static final int PAGING_FAILURE = 0x80040033;

    private static final int SCSI_STATUS = 0x38;
    private static final int REQUEST_STATUS = 0x39;
    private static final int QUALIFIER = 0x3c;
    private static final int CODE = 0x3d;
    private static final int KEY = 0x3e;
    private static final int COMMAND = 0x40;

    private static final int SENSE_VALID = 0x80;
    private static final int REQUEST_STATUS_MASK = 0x3f;
    /** No status of the device: the port driver failed by itself. */
    private static final int INTERNAL_ERROR = 0x30;

    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Cursor c = line.cursor.to(at);
        boolean element = c.accept("<binary>");
        if (!element && (Cursor.isAlnum(c.charAt(at - 1)) || !c.accept("data:"))) {
            return null;
        }
        c.skipBlanks();
        if (!element && !isOffset(c, 0) && !line.has("event", line.back(at, LOOK_BACK), at)) {
            return null;
        }
        byte[] data = bytes(c);
        EventBuilder event = data != null && isDiskEvent(data) ? event(data) : null;
        if (event != null) {
            event.start = at;
            event.end = c.at;
            event.prefixed = true;
        }
        return event;
    }

    /** The bytes, without the offsets that may stand before every eight or sixteen; null when an offset is wrong. */
    private static byte @Nullable [] bytes(Cursor c) {
        byte[] data = new byte[MOST];
        int count = 0;
        while (true) {
            int start = c.at;
            c.skipBlanks();
            if (isOffset(c, count)) {
                c.at += 5;
            } else if (count > 0) {
                c.at = start;
                return Arrays.copyOf(data, count);
            }
            byte[] part = ByteRun.hex(c);
            if (part.length == 0 || part.length > MOST - count) {
                return null;
            }
            System.arraycopy(part, 0, data, count, part.length);
            count += part.length;
        }
    }

    /** Whether that offset stands there, as four digits and a colon. */
    private static boolean isOffset(Cursor c, int offset) {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(c.charAt(c.at + i), 16);
            if (digit < 0) {
                return false;
            }
            value = value << 4 | digit;
        }
        return value == offset && c.charAt(c.at + 4) == ':';
    }

    /** Whether operation, size, error code and the bytes that are always zero are those of this layout. */
    private static boolean isDiskEvent(byte[] data) {
        if (data.length < HEADER + WORDS || data.length != HEADER + (word(data, 0) >>> 16)) {
            return false;
        }
        int operation = data[0];
        boolean operates = operation == 0x03 || operation == 0x04 || operation == 0x0e || operation == 0x0f;
        boolean plain = data[0x3a] == 0 && data[0x3b] == 0 && data[0x3f] == 0 && (data[KEY] & 0xf0) == 0;
        boolean address = data[0x29] == 0 && data[0x2d] == 0 && word(data, 0x30) >>> 8 == 0;
        return operates && plain && address && isSize(word(data, 0x0c), data);
    }

    private static boolean isSize(int error, byte[] data) {
        return switch (error) {
            case BAD_BLOCK, CONTROLLER_ERROR, NOT_READY -> data.length == HEADER + WORDS;
            // a command of ten bytes has an operation code of group 1 or 2 (SPC-5 4.2.5.1)
            case PAGING_FAILURE -> data.length == MOST && data[COMMAND] >= 0x20 && data[COMMAND] < 0x60;
            default -> false;
        };
    }

    private static @Nullable EventBuilder event(byte[] data) {
        int request = data[REQUEST_STATUS] & 0xff;
        int status = data[SCSI_STATUS] & 0xff;
        boolean sense = (request & SENSE_VALID) != 0;
        if ((request & REQUEST_STATUS_MASK) == INTERNAL_ERROR || !sense && status == 0) {
            return null;
        }
        EventBuilder event = new EventBuilder("windows-event-data", Origin.WINDOWS);
        event.device = status;
        if (sense) {
            event.senseTriple(data[KEY], data[CODE] & 0xff, data[QUALIFIER] & 0xff);
            event.senseKind = SenseKind.VALID;
        }
        if (data.length == MOST) {
            event.opcode = (int) data[COMMAND];
        }
        return event;
    }

    private static int word(byte[] data, int at) {
        return data[at] & 0xff | (data[at + 1] & 0xff) << 8 | (data[at + 2] & 0xff) << 16 | (data[at + 3] & 0xff) << 24;
    }
}
