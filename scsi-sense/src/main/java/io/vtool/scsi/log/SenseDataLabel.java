package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/**
 * Sense data behind the word itself: {@code Valid sense data: 0x6 0x29 0x0} without a status, {@code Sense: 3/11/00},
 * {@code sense = 040302}, and raw bytes in any notation.
 */
final class SenseDataLabel implements Recognizer {
    private static final String[] WORDS = {
        "data",
        "bytes",
        "buffer",
        "code",
        "codes",
        "info",
        "raw",
        "dump",
        "hex",
        "information",
        "(hex)",
        "in hex",
        "(in hex)"
    };

    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        boolean inside = at > line.from && Cursor.isAlnum(line.text.charAt(at - 1));
        if (inside || line.has("mode", line.back(at, 5), at) || line.has("log", line.back(at, 4), at)) {
            return null;
        }
        EventBuilder event = triple(line, at);
        if (event == null) {
            event = bytes(line, at);
        }
        return event == null ? handler(line, at) : event;
    }

    /**
     * {@code sd 2:0:0:1: alua: rtpg sense code 02/04/0a} and {@code ... MODE_SELECT returned with sense 05/8b/02} of the
     * device handlers of Linux.
     */
    private static @Nullable EventBuilder handler(Line line, int at) {
        Prefix prefix = Prefix.before(line, at);
        Cursor c = line.cursor.to(at);
        c.accept("sense");
        c.skipBlanks().accept("code");
        c.skipBlanks();
        boolean slashes = Cursor.isHex(c.peek()) && (c.charAt(c.at + 1) == '/' || c.charAt(c.at + 2) == '/');
        if (prefix.system() != Origin.LINUX || prefix.path() == null || !slashes) {
            return null;
        }
        EventBuilder event = new EventBuilder("linux-handler-sense", Origin.LINUX);
        if (!SlashTriple.read(c, event)) {
            return null;
        }
        prefix.into(event);
        event.start = at;
        event.end = c.at;
        return event;
    }

    /** {@code Valid sense data: ...} where the status before it is missing. */
    private static @Nullable EventBuilder triple(Line line, int at) {
        int start = label(line, at);
        Cursor c = line.cursor.to(start);
        EventBuilder read = new EventBuilder("esx-sense-fragment", Origin.ESX);
        if (!SenseTriple.read(c, read) || read.senseKey == null || isRaw(c, read)) {
            return null;
        }
        int core = c.at;
        EventBuilder event = EsxContext.before(line, start).event();
        event = event.form.equals("esx-hdp-fragment") ? copy(event, read) : event;
        event.senseKey = read.senseKey;
        event.asc = read.asc;
        event.ascq = read.ascq;
        event.senseKind = read.senseKind;
        event.start = start;
        event.end = EsxTail.read(line, core, event);
        return event;
    }

    private static EventBuilder copy(EventBuilder from, EventBuilder to) {
        to.opcode = from.opcode;
        to.deviceId = from.deviceId;
        to.pathId = from.pathId;
        to.prefixed = from.prefixed;
        return to;
    }

    /** Whether more than three numbers follow, so that they are bytes. */
    private static boolean isRaw(Cursor c, EventBuilder read) {
        if (read.senseKey != null && (read.senseKey & 0x70) == 0x70 && read.senseKind != SenseKind.INVALID) {
            return true;
        }
        int end = c.at;
        c.skipAny(" ,");
        boolean more = c.prefixedHex(2) >= 0;
        c.at = end;
        return more;
    }

    /** Where the word that qualifies the label starts, if there is one. */
    private static int label(Line line, int at) {
        int from = line.back(at, 12);
        for (String word : new String[] {"invalid", "valid", "possible"}) {
            int start = line.find(word, from, at);
            if (start >= 0 && at - start <= word.length() + 2) {
                return start;
            }
        }
        return at;
    }

    private static @Nullable EventBuilder bytes(Line line, int at) {
        Cursor c = line.cursor.to(at);
        c.accept("sense");
        boolean words = c.accept("sb[]") || words(c); // hdparm gives its buffer that name
        if (c.accept(" for pd ")) {
            c.at = c.wordEnd(c.at, 4);
        } else {
            c.accept(", sb[]");
        }
        int gap = c.at;
        c.skipAny(" :=\"'(){<");
        boolean separated = separated(line.text, gap, c.at) || words && c.at > gap;
        boolean array = c.accept('[');
        offset(c);
        int start = c.at;
        if (!separated && !array) {
            return gap == start ? null : undivided(line, at, start);
        }
        EventBuilder event = null;
        if (array) {
            event = RawSense.event(ByteRun.decimal(c.skipBlanks()), "raw-decimal", Origin.TOOL);
        }
        if (event == null) {
            event = RawSense.event(ByteRun.hex(c.to(start).skipBlanks()), "raw-sense", Origin.TOOL);
        }
        boolean label = separated(line.text, gap, start);
        if (event == null && label) {
            event = compact(c.to(start), line, at);
        }
        if (event != null) {
            Prefix.before(line, at).into(event);
            event.start = at;
            event.end = c.at;
        }
        return event;
    }

    /** {@code Sense Data: 0x0000: 70 00}: the offset of a row. */
    private static void offset(Cursor c) {
        int start = c.at;
        boolean zero = c.accept("0x0000:") || c.accept("0000:");
        c.at = zero ? c.skipBlanks().at : start;
    }

    /** {@code sg_decode_sense 70 00 03 ...}: many bytes need no mark before them. */
    private static @Nullable EventBuilder undivided(Line line, int at, int start) {
        byte[] bytes = ByteRun.hex(line.cursor.to(start));
        EventBuilder event = bytes.length < 8 ? null : RawSense.event(bytes, "raw-sense", Origin.TOOL);
        if (event != null) {
            event.start = at;
            event.end = line.cursor.at;
        }
        return event;
    }

    private static boolean words(Cursor c) {
        boolean found = false;
        for (int i = 0; i < 3; i++) {
            int start = c.at;
            c.skipAny(" _-");
            if (!word(c)) {
                c.at = start;
                return found;
            }
            found = true;
        }
        return found;
    }

    private static boolean word(Cursor c) {
        for (String word : WORDS) {
            int start = c.at;
            if (c.accept(word) && !Cursor.isLetter(c.peek())) {
                return true;
            }
            c.at = start;
        }
        return false;
    }

    private static boolean separated(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == ':' || text.charAt(i) == '=') {
                return true;
            }
        }
        return false;
    }

    /** {@code 3/11/00} and {@code 040302}. */
    private static @Nullable EventBuilder compact(Cursor c, Line line, int at) {
        boolean tape = line.has("ltfs", line.back(at, 60), at);
        EventBuilder event = new EventBuilder(tape ? "ltfs-sense" : "sense-label", tape ? Origin.LTFS : Origin.TOOL);
        int start = c.at;
        if (line.has("command complete tag=", line.back(at, 36), at)) {
            return decimals(c, event) ? event : null;
        }
        int end = c.wordEnd(start, 12);
        if (end - start == 6 && c.charAt(start + 1) != 'x') {
            int all = c.hex(6);
            if (all >= 0 && all >>> 16 <= 0xf && c.at == end) {
                event.senseTriple(all >>> 16, all >>> 8 & 0xff, all & 0xff);
                return event;
            }
            return null;
        }
        boolean marked = SlashTriple.read(c, event) && c.text.charAt(c.wordEnd(start, 4)) != ' ';
        return marked ? event : null;
    }

    /** {@code sense=5/36/0} of QEMU's traces, which print decimal numbers. */
    private static boolean decimals(Cursor c, EventBuilder event) {
        long key = c.decimal();
        long asc = c.accept('/') ? c.decimal() : Cursor.NONE;
        long ascq = c.accept('/') ? c.decimal() : Cursor.NONE;
        if (key < 0 || key > 0xf || asc < 0 || asc > 0xff || ascq < 0 || ascq > 0xff) {
            return false;
        }
        event.senseTriple((int) key, (int) asc, (int) ascq);
        event.senseKind = SenseKind.UNLABELLED;
        return true;
    }
}
