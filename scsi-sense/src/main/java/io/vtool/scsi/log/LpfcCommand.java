package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/**
 * The two messages of the Emulex driver of Linux about a failed command: {@code FCP command x28 failed: x2 SNS x70000600
 * x29000000}, with the SCSI status and two words of the sense data (its bytes 0 to 3 and 12 to 15), and {@code FCP cmd
 * x28 failed <3/17> status: x3 result: x16}, with target, LUN and the status of the adapter; that of ESX has {@code sid
 * x010300, did x010500} and words instead of the status.
 */
final class LpfcCommand implements Recognizer {
    private static final int CHECK_CONDITION = 2;
    private static final int MOST_STATUS = 0x1f;

    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Cursor c = line.cursor.to(at);
        boolean command = c.accept("fcp command x");
        if (!command && !c.accept("fcp cmd x")) {
            return null;
        }
        long opcode = number(c, 2);
        EventBuilder event = new EventBuilder("linux-lpfc", Origin.LINUX);
        boolean found = opcode >= 0 && (command ? response(c, event) : completion(c, event));
        if (!found) {
            return null;
        }
        event.opcode = (int) opcode;
        event.start = at;
        event.end = c.at;
        event.prefixed = true;
        String address = pciAddress(line, at);
        event.pathId = event.pathId == null ? address : address == null ? event.pathId : address + " " + event.pathId;
        return event;
    }

    private static boolean response(Cursor c, EventBuilder event) {
        long status = c.accept(" failed: x") ? number(c, 2) : Cursor.NONE;
        long first = status >= 0 && c.accept(" SNS x") ? number(c, 8) : Cursor.NONE;
        long fourth = first >= 0 && c.accept(" x") ? number(c, 8) : Cursor.NONE;
        if (fourth < 0 || c.atEnd()) {
            return false;
        }
        event.device = (int) status;
        int code = (int) (first >>> 24 & 0x7f);
        if (status != CHECK_CONDITION) {
            return true;
        }
        if (code == 0x70 || code == 0x71) {
            event.senseTriple((int) (first >>> 8 & 0xf), (int) (fourth >>> 24), (int) (fourth >>> 16 & 0xff));
            event.senseKind = SenseKind.VALID;
        } else if (code == 0x72 || code == 0x73) {
            event.senseTriple((int) (first >>> 16 & 0xf), (int) (first >>> 8 & 0xff), (int) (first & 0xff));
            event.senseKind = SenseKind.VALID;
        }
        event.deferred = event.senseKind != null && (code & 1) == 1 ? Boolean.TRUE : null;
        return true;
    }

    private static boolean completion(Cursor c, EventBuilder event) {
        if (!c.accept(" failed <")) {
            return false;
        }
        int name = c.at;
        boolean nexus = c.decimal() >= 0 && c.accept('/') && c.decimal() >= 0;
        String path = c.text.substring(name, c.at);
        if (nexus && c.accept("> sid x")) {
            event.pathId = path;
            return number(c, 6) >= 0 && c.accept(", did x");
        }
        long status = nexus && c.accept("> status: x") ? number(c, 2) : Cursor.NONE;
        if (status < 0 || status > MOST_STATUS || c.atEnd()) {
            return false;
        }
        event.pathId = path;
        event.adapter = (int) status;
        return true;
    }

    /** Hexadecimal digits up to a blank or mark; the driver writes them without a zero before the x. */
    private static long number(Cursor c, int digits) {
        long value = 0;
        int start = c.at;
        while (Cursor.isHex(c.peek()) && c.at - start <= digits) {
            value = value << 4 | Character.digit(c.peek(), 16);
            c.at++;
        }
        return c.at == start || c.at - start > digits || Cursor.isAlnum(c.peek()) ? Cursor.NONE : value;
    }

    /** {@code lpfc 0000:06:00.0:} before the message. */
    static @Nullable String pciAddress(Line line, int at) {
        int driver = line.find("lpfc ", line.back(at, 60), at);
        if (driver < 0) {
            return null;
        }
        int start = driver + 5;
        int end = start;
        while (end < at && (Cursor.isHex(line.text.charAt(end)) || ":.".indexOf(line.text.charAt(end)) >= 0)) {
            end++;
        }
        while (end > start && line.text.charAt(end - 1) == ':') {
            end--;
        }
        return end - start < 7 ? null : line.text.substring(start, end);
    }
}
