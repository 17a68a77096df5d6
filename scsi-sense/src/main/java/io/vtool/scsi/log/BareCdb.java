package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/** {@code Read(10): 28 00 00 00 00 07 00 00 01 00}, with or without the colon: a command that has no label. */
final class BareCdb implements Recognizer {
    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Cursor c = line.cursor.to(at);
        int open = at;
        while (c.charAt(at) != ')') {
            at++;
        }
        if (line.has("cdb", line.back(open, 64), open)) {
            return null; // the label has read it
        }
        c.to(at + 1).skipAny(" :");
        byte[] bytes = ByteRun.hex(c);
        int end = c.at;
        Integer opcode = bytes.length < 6 ? null : Phrases.command(name(line, open, at + 1));
        if (opcode == null || opcode != (bytes[0] & 0xff)) {
            return null;
        }
        EventBuilder event = new EventBuilder("linux-cdb", Origin.LINUX);
        event.opcode = opcode;
        CdbLabel.fields(bytes, event);
        Prefix.before(line, open).into(event);
        event.start = open;
        event.end = end;
        return event;
    }

    /** The words before the bracket, and it; a time stamp or label ends them. */
    private static String name(Line line, int open, int end) {
        int from = line.back(open, 40);
        int start = open;
        while (start > from && (Cursor.isLetter(line.text.charAt(start - 1)) || line.text.charAt(start - 1) == ' ')) {
            start--;
        }
        return line.text.substring(start, end).strip();
    }
}
