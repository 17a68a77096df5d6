package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/**
 * What the drivers of Smart Array controllers say of a failed command: hpsa {@code cp ffff8802 has check condition: unknown
 * type: Sense: 0x3, ASC: 0x11, ASCQ: 0x0, Returning result: 0x2, cmd=[28 00 ...]}, cciss {@code cmd f7b0 has CHECK
 * CONDITION sense key = 0x3}, smartpqi {@code received 'logical unit failure' from controller for scsi 1:0:7:0}.
 */
final class SmartArrayStatus implements Recognizer {
    private static final int CHECK_CONDITION = 2;
    private static final int NOT_READY = 2;
    private static final int HARDWARE_ERROR = 4;
    private static final int ABORTED_COMMAND = 0xb;
    private static final int MANUAL_INTERVENTION = 0x04;
    private static final int LOGICAL_UNIT_FAILURE = 0x3e;
    private static final int LOOK_BACK = 120;

    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Cursor c = line.cursor.to(at);
        EventBuilder event = new EventBuilder("linux-smart-array", Origin.LINUX);
        boolean found = false;
        if (c.accept("has check condition")) {
            found = line.has(" cp ", line.back(at, 40), at) && hpsaCheck(c, event)
                    || line.has("cciss", line.back(at, LOOK_BACK), at) && ccissCheck(c, event);
        } else if (c.accept("status 0x")) {
            c.at -= 2;
            found = line.has(" cp ", line.back(at, 40), at) && hpsaStatus(c, event);
        } else if (c.accept("status = ")) {
            found = line.has("has scsi ", line.back(at, 9), at)
                    && line.has("cciss", line.back(at, LOOK_BACK), at)
                    && ccissStatus(c, event);
        } else if (c.accept("received '") || c.accept("received unhandled error ")) {
            found = controller(c, event);
        }
        if (!found) {
            return null;
        }
        event.start = at;
        event.end = c.at;
        event.prefixed = true;
        Prefix prefix = Prefix.before(line, at);
        event.deviceId = prefix.device();
        event.pathId = event.pathId == null ? prefix.path() : event.pathId;
        return event;
    }

    private static boolean hpsaCheck(Cursor c, EventBuilder event) {
        event.device = CHECK_CONDITION;
        if (c.accept(": unknown type: Sense: ")) {
            event.senseKey = c.prefixedHex(1);
            return c.accept(", ") && code(c, event) && event.senseKey >= 0 && result(c, event);
        }
        if (c.accept(": aborted command: ")) {
            event.senseKey = ABORTED_COMMAND;
            return code(c, event);
        }
        if (c.accept(": unit not ready, manual intervention required")) {
            event.senseTriple(NOT_READY, MANUAL_INTERVENTION, 3);
            return true;
        }
        return c.atEnd();
    }

    private static boolean hpsaStatus(Cursor c, EventBuilder event) {
        int status = c.prefixedHex(2);
        int key = c.accept(" Sense: ") ? c.prefixedHex(1) : Cursor.NONE;
        event.device = status;
        event.senseKey = key;
        return status >= 0 && key >= 0 && c.accept(", ") && code(c, event) && result(c, event);
    }

    private static boolean code(Cursor c, EventBuilder event) {
        int asc = c.accept("ASC: ") ? c.prefixedHex(2) : Cursor.NONE;
        int ascq = asc >= 0 && c.accept(", ASCQ: ") ? c.prefixedHex(2) : Cursor.NONE;
        event.asc = asc;
        event.ascq = ascq;
        return ascq >= 0;
    }

    /** The result that Linux gets, and the command. */
    private static boolean result(Cursor c, EventBuilder event) {
        if (c.accept(", Returning result: ")) {
            int value = c.prefixedHex(7);
            if (value >= 0) {
                event.result(value);
            }
            if (c.accept(", cmd=[")) {
                byte[] command = ByteRun.hex(c);
                if (command.length > 0) {
                    event.opcode = command[0] & 0xff;
                    CdbLabel.fields(command, event);
                }
            }
        }
        return true;
    }

    private static boolean ccissCheck(Cursor c, EventBuilder event) {
        c.skipBlanks();
        if (!c.accept("sense key =") && !c.accept("byte 2 =")) {
            return false;
        }
        int key = c.skipBlanks().prefixedHex(2);
        event.device = CHECK_CONDITION;
        event.senseKey = key & 0xf;
        return key >= 0;
    }

    private static boolean ccissStatus(Cursor c, EventBuilder event) {
        int status = c.hex(2);
        event.device = status;
        return status >= 0 && !Cursor.isAlnum(c.peek());
    }

    /** The driver names only qualifiers of this one code. */
    private static boolean controller(Cursor c, EventBuilder event) {
        long qualifier = c.accept("logical unit failure'") ? 1 : c.decimal();
        if (qualifier < 0 || qualifier > 0xff || !c.accept(" from controller for scsi ")) {
            return false;
        }
        int start = c.at;
        while (Cursor.isDigit(c.peek()) || c.peek() == ':') {
            c.at++;
        }
        event.pathId = c.text.substring(start, c.at);
        event.device = CHECK_CONDITION;
        event.senseTriple(HARDWARE_ERROR, LOGICAL_UNIT_FAILURE, (int) qualifier);
        return c.at > start;
    }
}
