package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/**
 * The whole result in one number: {@code SCSI error: return code = 0x08000002}, {@code [st1] Error: 2, cmd: 0 0 0 0 0 0},
 * {@code st0: Error 40000 (driver bt 0x0, host bt 0x4)}, {@code sc->result(0x00000002)},
 * {@code FCP command status: 0x15-0x302 (0x70000)}.
 */
final class LinuxReturnCode implements Recognizer {
    private static final String CONFIRMING = "scsi";
    /** Without the flags of the response above it. */
    private static final int SAM_STATUS = 0xff;

    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Cursor c = line.cursor.to(at);
        if (c.accept("return code")) {
            boolean scsi = line.has(CONFIRMING, line.back(at, 80), at)
                    || Prefix.before(line, at).path() != null;
            boolean equals = c.skipBlanks().accept('=');
            boolean old = !equals && line.has("disk error", line.back(at, 80), at);
            return scsi && (equals || old) ? result(line, at, "linux-return-code") : null;
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
        if (c.accept("fcp command status: ")) {
            boolean completion = c.prefixedHex(4) >= 0 && c.accept('-');
            int status = completion ? c.prefixedHex(4) : Cursor.NONE;
            EventBuilder event = status >= 0 && c.accept(" (") ? result(line, at, "linux-qla2xxx") : null;
            return event != null && isOfEsx(line, at, event.end) ? ofEsx(line, at, event, status & SAM_STATUS) : event;
        }
        return c.accept('(') ? tapeWarning(line, at) : tapeError(line, at);
    }

    /**
     * {@code qlnativefc: vmhba3(5e:0.0): qlnativefcStatusEntry:2053:C0:T0:L9 FCP command status: 0x15-0x802 (0x70000)}: the same
     * driver on ESXi, whose host status has the same numbers.
     */
    private static EventBuilder ofEsx(Line line, int at, EventBuilder linux, int status) {
        EventBuilder event = new EventBuilder("esxi-qlnativefc", Origin.ESXI5);
        event.host = linux.host;
        event.device = status != 0 ? (Integer) status : linux.device;
        event.start = at;
        event.end = linux.end;
        event.prefixed = true;
        int name = line.find("vmhba", line.back(at, 90), at);
        Cursor c = new Cursor(line.text);
        int end = name < 0 ? -1 : c.wordEnd(name, 12);
        int path = line.find(":C", line.back(at, 20), at);
        if (end > 0 && path > end) {
            event.pathId = line.text.substring(name, end)
                    + line.text.substring(path, at).strip();
        }
        return event;
    }

    private static boolean isOfEsx(Line line, int at, int end) {
        return line.has("qlnativefc", line.back(at, 80), at) || line.text.startsWith(") portid=", end);
    }

    /** {@code st0: Error 40000 (sugg. bt 0x0, driver bt 0x0, host bt 0x4)} where there is no sense data. */
    private static @Nullable EventBuilder tapeWarning(Line line, int at) {
        int from = line.back(at, 20);
        int label = line.find("error ", from, at);
        int start = label < 0 ? line.find("warning ", from, at) + 8 : label + 6;
        if (start < from + 6) {
            return null;
        }
        line.cursor.to(start);
        EventBuilder event = result(line, start, "linux-st-error");
        if (event != null) {
            event.end = at + 1;
        }
        return event;
    }

    private static @Nullable EventBuilder result(Line line, int at, String form) {
        Cursor c = line.cursor.skipBlanks();
        int start = c.at;
        c.accept("0x");
        int digits = c.at;
        int end = c.wordEnd(digits, 12);
        long value = value(c.text, digits, end);
        boolean cut =
                digits > start && c.charAt(digits) == '0' && end == c.limit && end - digits < 8 && end > digits + 1;
        if (value < 0 || cut) {
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
