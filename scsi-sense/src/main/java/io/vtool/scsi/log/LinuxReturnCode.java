package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/**
 * The whole result in one number: {@code SCSI error: return code = 0x08000002}, {@code [st1] Error: 2, cmd: 0 0 0 0 0 0},
 * {@code sc->result(0x00000002)}.
 */
final class LinuxReturnCode implements Recognizer {
    private static final String CONFIRMING = "scsi";

    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Cursor c = line.cursor.to(at);
        if (c.accept("return code")) {
            boolean scsi = line.has(CONFIRMING, line.back(at, 80), at);
            return scsi && c.skipBlanks().accept('=') ? result(line, at, "linux-return-code") : null;
        }
        if (c.accept("->result(")) {
            return result(line, at, "linux-return-code");
        }
        if (c.accept("(result ")) {
            return line.has("completion ", line.back(at, 12), at) ? result(line, at, "linux-return-code") : null;
        }
        if (c.accept("result:")) {
            boolean returning = line.has("returning ", line.back(at, 10), at);
            return returning ? result(line, at, "linux-return-code") : null;
        }
        return tapeError(line, at);
    }

    private static @Nullable EventBuilder result(Line line, int at, String form) {
        Cursor c = line.cursor.skipBlanks();
        int start = c.at;
        c.accept("0x");
        int digits = c.at;
        int end = c.wordEnd(digits, 12);
        long value = value(c.text, digits, end);
        if (value < 0) {
            c.at = start;
            return null;
        }
        EventBuilder event = new EventBuilder(form, Origin.LINUX);
        event.result(value);
        event.start = at;
        event.end = end;
        Prefix.before(line, at).into(event);
        return event;
    }

    /** {@code Error: %x, cmd: %x %x %x %x %x %x} of the tape driver; the anchor is {@code , cmd:}. */
    private static @Nullable EventBuilder tapeError(Line line, int at) {
        int label = line.find("error: ", line.back(at, 20), at);
        if (label < 0) {
            return null;
        }
        long value = value(line.text, label + 7, at);
        Cursor c = line.cursor.to(at);
        if (value < 0 || !c.accept(", cmd:")) {
            return null;
        }
        EventBuilder event = new EventBuilder("linux-st-error", Origin.LINUX);
        event.result(value);
        int opcode = c.skipBlanks().hex(2);
        event.opcode = opcode < 0 ? null : (Integer) opcode;
        event.start = label;
        event.end = c.at;
        Prefix.before(line, label).into(event);
        return event;
    }

    private static long value(String text, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return Cursor.NONE;
            }
            value = value << 4 | digit;
        }
        return to > from && to - from <= 8 ? value : Cursor.NONE;
    }
}
