package io.vtool.scsi.log;

import io.vtool.scsi.cdb.Cdb;
import org.jspecify.annotations.Nullable;

/**
 * A labelled command descriptor block: {@code CDB: Read(10): 28 00 ...}, {@code cdb[0]=0x28: 28 00 ...},
 * {@code CDB: opcode=0x88 88 00 ...}, {@code cdb=[40, 0, ...]}; or its name alone where the line was cut.
 */
final class CdbLabel implements Recognizer {
    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Cursor c = line.cursor.to(at);
        c.accept("cdb");
        if (Cursor.isLetter(c.charAt(at - 1)) && at > line.from) {
            return null;
        }
        if (c.accept('[') && (c.decimal() != 0 || !c.accept(']')) || !separators(c)) {
            return null;
        }
        if (c.accept('[') || c.accept('{')) {
            return finish(line, at, null, list(c));
        }
        int start = c.at;
        byte[] bytes = hex(c);
        if (bytes.length > 1 || bytes.length == 1 && isCutAfter(c)) {
            return finish(line, at, null, bytes);
        }
        c.to(start);
        EventBuilder event = named(line, at);
        // without a mark between them, CDB and the next words are prose unless a whole command follows
        return event == null || isMarked(c.to(start), at) || event.lba != null || event.blocks != null ? event : null;
    }

    private static boolean isMarked(Cursor c, int from) {
        return c.text.lastIndexOf(':', c.at) >= from || c.text.lastIndexOf('=', c.at) >= from;
    }

    private static boolean separators(Cursor c) {
        int start = c.at;
        c.skipAny(" :=\"'");
        return c.at > start;
    }

    /** Whether the line ends after the only byte, so that it can be no word. */
    private static boolean isCutAfter(Cursor c) {
        return Cursor.isHex(c.charAt(c.at - 2)) && c.skipAny(" .,").atEnd();
    }

    private static byte[] list(Cursor c) {
        int start = c.at;
        byte[] bytes = ByteRun.decimal(c);
        boolean commas = c.text.lastIndexOf(',', c.at) > start;
        return bytes.length >= 6 && c.peek() == ']' && commas ? bytes : ByteRun.hex(c.to(start));
    }

    /** The bytes, behind {@code 0x28:} or {@code opcode=0x28} which repeat the first of them. */
    private static byte[] hex(Cursor c) {
        c.accept("opcode=");
        int start = c.at;
        int first = c.prefixedHex(2);
        char after = c.peek();
        if (first >= 0 && (after == ':' || after == ' ')) {
            c.at++;
            int second = c.skipBlanks().at;
            byte[] bytes = ByteRun.hex(c);
            if (bytes.length > 1 && (bytes[0] & 0xff) == first && c.charAt(second + 1) != 'x') {
                return bytes;
            }
        }
        return ByteRun.hex(c.to(start));
    }

    private static @Nullable EventBuilder named(Line line, int at) {
        Cursor c = line.cursor;
        int start = c.at;
        int end = nameEnd(c, start);
        String name = line.text.substring(start, end).strip();
        c.to(end).skipAny(" :");
        boolean glued = c.at > start && (Cursor.isLetter(c.charAt(c.at - 1)) || c.charAt(c.at - 1) == '_');
        byte[] bytes = glued ? new byte[0] : ByteRun.hex(c);
        Integer opcode = Phrases.command(name.replace(" (", "("));
        if (bytes.length == 0 && opcode == null || name.isEmpty()) {
            return null;
        }
        if (bytes.length == 0) {
            c.at = end;
        } else if (opcode != null && isWithoutCode(opcode, bytes, name)) {
            bytes = withCode(opcode, bytes);
        } else if (opcode != null && (bytes[0] & 0xff) != opcode && bytes.length < Cdb.length(bytes[0] & 0xff)) {
            bytes = new byte[0]; // cut: the name alone is sure
        } else {
            opcode = null;
        }
        return finish(line, at, opcode, bytes);
    }

    /** {@code CDB: Read (10) 00 00 03 ca 47 00 00 08 00}: kernels up to 2.6.9 leave the named code out of the bytes. */
    private static boolean isWithoutCode(int opcode, byte[] bytes, String name) {
        boolean old = name.indexOf(" (") > 0 || bytes.length + 1 == Cdb.length(opcode);
        return old && (bytes[0] & 0xff) != opcode;
    }

    /** A whole command from its code and what comes behind it. */
    static byte[] withCode(int opcode, byte[] bytes) {
        byte[] all = new byte[bytes.length + 1];
        all[0] = (byte) opcode;
        System.arraycopy(bytes, 0, all, 1, bytes.length);
        return all;
    }

    /** The end of a command name: letters, blanks and one length in brackets. */
    private static int nameEnd(Cursor c, int start) {
        int p = start;
        while (p < c.limit && p - start < 64) {
            char ch = c.charAt(p);
            if (ch == ')') {
                return c.charAt(p + 1) == '/' ? c.wordEnd(p + 2, 16) : p + 1;
            }
            boolean word = Cursor.isLetter(ch) || ch == '/' || ch == '-' || ch == '_' || ch == ',';
            boolean length = Cursor.isDigit(ch) && c.text.lastIndexOf('(', p) >= start;
            if (!word && !length && ch != '(' && !(ch == ' ' && !startsByte(c, p + 1))) {
                return p;
            }
            p++;
        }
        return p;
    }

    private static boolean startsByte(Cursor c, int p) {
        return Cursor.isHex(c.charAt(p)) && Cursor.isHex(c.charAt(p + 1)) && !Cursor.isAlnum(c.charAt(p + 2));
    }

    private static @Nullable EventBuilder finish(Line line, int at, @Nullable Integer opcode, byte[] bytes) {
        if (opcode == null && bytes.length == 0) {
            return null;
        }
        int end = line.cursor.at;
        if (ProgramText.isAssignment(line, at, end)) {
            return null;
        }
        Prefix prefix = Prefix.before(line, at);
        EventBuilder event = event(line, at, prefix);
        event.opcode = opcode != null ? opcode : (Integer) (bytes[0] & 0xff);
        fields(bytes, event);
        prefix.into(event);
        event.start = at;
        event.end = end;
        return event;
    }

    private static EventBuilder event(Line line, int at, Prefix prefix) {
        if (prefix.system() == Origin.RAW && line.has("unexpected sense", line.back(at, 120), at)) {
            return new EventBuilder("megaraid-sense", Origin.TOOL);
        }
        return switch (prefix.system()) {
            case FREEBSD -> new EventBuilder("freebsd-cam-cdb", Origin.FREEBSD);
            case NETBSD -> new EventBuilder("netbsd-cdb", Origin.NETBSD);
            default -> new EventBuilder("linux-cdb", Origin.LINUX);
        };
    }

    /** Adds block, length and service action, as far as the bytes reach. */
    static void fields(byte[] bytes, EventBuilder event) {
        Cdb cdb = bytes.length > 1 ? Cdb.decode(bytes) : null;
        if (cdb != null) {
            event.lba = cdb.lba();
            event.blocks = cdb.blocks();
            event.serviceAction = cdb.serviceAction();
        }
    }
}
