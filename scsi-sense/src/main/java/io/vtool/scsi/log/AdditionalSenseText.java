package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/** {@code Add. Sense: Internal target failure} and {@code Additional sense: ...}: the code is told by its text. */
final class AdditionalSenseText implements Recognizer {
    private static final int LONGEST = 120;
    private static final String STOPS = "]<>\"[|;{}`";

    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Cursor c = line.cursor.to(at);
        boolean linux = c.accept("add. sense");
        boolean old = !linux && c.accept("additional sense indicates ");
        boolean number = false;
        if (!old) {
            if (!linux && !c.accept("additional sense")) {
                return null;
            }
            number = c.skipBlanks().accept('=');
            if (!number && !c.accept(':')) {
                return null;
            }
        }
        Prefix prefix = Prefix.before(line, at);
        EventBuilder event = linux || prefix.system() == Origin.LINUX
                ? new EventBuilder("linux-add-sense", Origin.LINUX)
                : new EventBuilder("sg-text", prefix.system() == Origin.RAW ? Origin.TOOL : prefix.system());
        if (number ? !numbers(c, event) : !read(c, event)) {
            return null;
        }
        prefix.into(event);
        event.start = at;
        event.end = c.at;
        return event;
    }

    /** {@code Additional sense = 0x18, Qualifier = 0x01} of HP-UX. */
    private static boolean numbers(Cursor c, EventBuilder event) {
        int asc = c.skipBlanks().prefixedHex(2);
        int ascq = asc >= 0 && c.accept(", qualifier =") ? c.skipBlanks().prefixedHex(2) : Cursor.NONE;
        event.asc = asc;
        event.ascq = ascq;
        return ascq >= 0;
    }

    /** Reads the text of a code: all up to the end, or the longest that ends where something else begins. */
    static boolean read(Cursor c, EventBuilder event) {
        c.skipBlanks();
        int start = c.at;
        int end = end(c, start);
        for (int tries = 0; end > start && tries < 14; tries++) {
            int code = isBoundary(c, end) ? Phrases.additionalSense(c.text.substring(start, end)) : Cursor.NONE;
            if (code >= 0) {
                event.asc = code >> 8;
                event.ascq = code & 0xff;
                c.at = end;
                return true;
            }
            int blank = c.text.lastIndexOf(' ', end - 1);
            end = blank > start ? blank : start;
            while (end > start && c.charAt(end - 1) == ' ') {
                end--;
            }
        }
        return false;
    }

    private static int end(Cursor c, int start) {
        int end = start;
        int most = Math.min(c.limit, start + LONGEST);
        while (end < most && STOPS.indexOf(c.charAt(end)) < 0) {
            end++;
        }
        while (end > start && (c.charAt(end - 1) == ' ' || c.charAt(end - 1) == '.')) {
            end--;
        }
        return end;
    }

    /** Whether what follows can't belong to the text, so that no longer text was cut short. */
    private static boolean isBoundary(Cursor c, int end) {
        int p = end;
        while (c.charAt(p) == ' ' || c.charAt(p) == '.') {
            p++;
        }
        char next = c.charAt(p);
        return next == 0
                || p - end >= 2
                || STOPS.indexOf(next) >= 0
                || next == '('
                || startsLine(c.text, p)
                || Cursor.isUpper(next)
                || Cursor.isDigit(next) && Cursor.isDigit(c.charAt(p + 1));
    }

    private static boolean startsLine(String text, int p) {
        return text.startsWith("sd ", p)
                || text.startsWith("st ", p)
                || text.startsWith("sr ", p)
                || text.startsWith("ses ", p)
                || text.startsWith("scsi", p)
                || text.startsWith("kernel", p)
                || text.startsWith("end_request", p)
                || text.startsWith("blk_", p)
                || text.startsWith("print_req", p)
                || text.startsWith("cpu", p);
    }
}
