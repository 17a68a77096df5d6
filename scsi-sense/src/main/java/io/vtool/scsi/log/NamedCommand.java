package io.vtool.scsi.log;

import io.vtool.scsi.table.OperationCode;
import io.vtool.scsi.table.OperationCodes;
import org.jspecify.annotations.Nullable;

/**
 * A command behind its name: {@code sr0: CDROM (ioctl) error, command: Read TOC/PMA/ATIP 43 00 00 ...} of Linux, and the line
 * {@code command: MODE SELECT (55)} of programs that write discs.
 */
final class NamedCommand implements Recognizer {
    private static final int LONGEST_NAME = 64;
    private static final int LEAST_BYTES = 6;
    private static final int DISK = 0x00;
    private static final int TAPE = 0x01;
    private static final int DISC = 0x05;

    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Cursor c = line.cursor.to(at);
        if (!c.accept("command:")) {
            return null;
        }
        c.skipBlanks();
        EventBuilder event;
        if (line.has("(ioctl) error, ", line.back(at, 15), at)) {
            event = kernel(c);
        } else {
            event = new Cursor(line.text).skipBlanks().at == at ? program(c) : null;
        }
        if (event != null) {
            Prefix.before(line, at).into(event);
            event.start = at;
            event.end = c.at;
        }
        return event;
    }

    /** The bytes behind a name; kernels print a command without one as {@code 0x51} and leave it out of the bytes. */
    private static @Nullable EventBuilder kernel(Cursor c) {
        int start = c.at;
        int unnamed = c.prefixedHex(2);
        byte[] rest = unnamed < 0 ? new byte[0] : ByteRun.hex(c.skipBlanks());
        if (rest.length >= LEAST_BYTES - 1) {
            return command(CdbLabel.withCode(unnamed, rest));
        }
        c.at = start;
        int most = Math.min(c.limit, c.at + LONGEST_NAME);
        for (int p = c.at; p < most; p++) {
            boolean octet = c.charAt(p - 1) == ' '
                    && Cursor.isHex(c.charAt(p))
                    && Cursor.isHex(c.charAt(p + 1))
                    && c.charAt(p + 2) == ' ';
            byte[] bytes = octet ? ByteRun.hex(c.to(p)) : new byte[0];
            if (bytes.length >= LEAST_BYTES) {
                return command(bytes);
            }
        }
        return null;
    }

    private static EventBuilder command(byte[] bytes) {
        EventBuilder event = new EventBuilder("linux-cdb", Origin.LINUX);
        event.opcode = bytes[0] & 0xff;
        CdbLabel.fields(bytes, event);
        return event;
    }

    private static @Nullable EventBuilder program(Cursor c) {
        int name = c.at;
        while (c.at - name < LONGEST_NAME && (Cursor.isUpper(c.peek()) || " /-,".indexOf(c.peek()) >= 0)) {
            c.at++;
        }
        String words = c.text.substring(name, c.at).strip();
        int opcode = !words.isEmpty() && c.accept('(') ? c.hex(2) : Cursor.NONE;
        if (opcode < 0 || !c.accept(')') || !c.skipBlanks().atEnd() || !isNameOf(opcode, words)) {
            return null;
        }
        EventBuilder event = new EventBuilder("dic-opcode", Origin.TOOL);
        event.opcode = opcode;
        return event;
    }

    /** Whether the standards give that name to the code, for a disc, a disk or a tape; the length may be left out. */
    private static boolean isNameOf(int opcode, String words) {
        for (int type : new int[] {DISC, DISK, TAPE}) {
            OperationCode found = OperationCodes.find(opcode, null, type);
            if (found != null && found.name().startsWith(words)) {
                return true;
            }
        }
        return false;
    }
}
