package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/**
 * Messages of ONTAP about its disks: {@code Disk device 0a.22: Check Condition: CDB 0x28:14d5a0c8:0080: Sense Data SCSI:medium
 * error - Unrecovered read error (0x3 - 0x11 0x0 0xe4)(1532)} and {@code Medium error on disk 2a.33: op 0x28:0e0d3b80:0180
 * sector 235748351 SCSI:medium error - ... (3 11 1 81) (2349)}, where the fourth number is the field replaceable unit; and
 * the command alone, {@code cdb="0x88:000000016f840e00:00000200"}, code, block and length.
 */
final class OntapSense implements Recognizer {
    private static final int REACH = 400;
    private static final int MOST_BLOCK_DIGITS = 16;

    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Cursor c = line.cursor.to(at);
        boolean label = c.accept("cdb") || c.accept(" op");
        c.skipAny(" =\"");
        EventBuilder event = new EventBuilder("ontap-disk", Origin.TOOL);
        if (!label || !command(c, event)) {
            return null;
        }
        event.start = at;
        event.end = c.at;
        sense(line, c.at, event);
        event.deviceId = device(line, at);
        event.prefixed = event.deviceId != null;
        return event;
    }

    private static boolean command(Cursor c, EventBuilder event) {
        int opcode = c.prefixedHex(2);
        if (opcode < 0 || !c.accept(':')) {
            return false;
        }
        int block = c.at;
        int end = c.wordEnd(block, MOST_BLOCK_DIGITS + 1);
        boolean length = end - block >= 6 && end - block <= MOST_BLOCK_DIGITS && c.charAt(end) == ':';
        long lba = length ? number(c.text, block, end) : Cursor.NONE;
        int blocks = end + 1;
        end = c.wordEnd(blocks, 9);
        long count = lba >= 0 && end - blocks >= 4 && end - blocks <= 8 ? number(c.text, blocks, end) : Cursor.NONE;
        if (count < 0) {
            return false;
        }
        event.opcode = opcode;
        event.lba = lba;
        event.blocks = count;
        c.at = end;
        return true;
    }

    private static long number(String text, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return Cursor.NONE;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /** The numbers in brackets behind {@code SCSI:} and the texts of key and code. */
    private static void sense(Line line, int from, EventBuilder event) {
        int most = Math.min(line.text.length(), from + REACH);
        int label = line.find("SCSI:", from, most);
        Cursor c = line.cursor;
        for (int open = label; open >= 0 && open < most; open = c.text.indexOf('(', open + 1)) {
            c.to(open + 1);
            int key = c.charAt(open) == '(' ? c.hex(2) : Cursor.NONE;
            int asc = key >= 0 && key <= 0xf && c.skipAny(" -").at > open + 2 ? c.hex(2) : Cursor.NONE;
            int ascq = asc >= 0 && c.accept(' ') ? c.hex(2) : Cursor.NONE;
            if (ascq >= 0 && c.accept(' ') && c.hex(2) >= 0 && c.accept(')')) {
                event.senseTriple(key, asc, ascq);
                event.senseKind = SenseKind.UNLABELLED;
                event.end = c.at;
                return;
            }
        }
    }

    /** {@code disk 2a.33} or {@code device 0a.22} shortly before the command, or {@code deviceName="0b.00.10"}. */
    private static @Nullable String device(Line line, int at) {
        int from = line.back(at, 80);
        int start = line.find("deviceName=\"", from, at) + 12;
        start = start > from + 11 ? start : line.find("device ", from, at) + 7;
        start = start > from + 6 ? start : line.find("disk ", from, at) + 5;
        int end = start;
        while (end < at && (Cursor.isAlnum(line.text.charAt(end)) || line.text.charAt(end) == '.')) {
            end++;
        }
        while (end > start && line.text.charAt(end - 1) == '.') {
            end--;
        }
        return start > from + 4 && end > start + 1 ? line.text.substring(start, end) : null;
    }
}
