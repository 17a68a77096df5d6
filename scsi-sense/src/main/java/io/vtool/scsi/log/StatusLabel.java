package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/**
 * A labelled SCSI status: {@code SCSI status: Check Condition}, {@code ScsiStatus: 0x02},
 * {@code scsi_status(check condition)(0x02)}, {@code status=0x2: sense_key=5}.
 */
final class StatusLabel implements Recognizer {
    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Cursor c = line.cursor.to(at);
        int word = line.find("scsi", line.back(at, 6), at);
        boolean scsi = word >= 0 && !(word > line.from && Cursor.isLower(line.text.charAt(word - 1)));
        if (!c.accept("status")) {
            c.accept("stat"); // as 3PAR cuts the word
        }
        int gap = c.at;
        leader(c);
        c.skipAny(" :=");
        boolean separated = c.at > gap + (c.charAt(gap) == ' ' && !(scsi && c.charAt(c.at + 1) == 'x') ? 1 : 0);
        int status = Cursor.NONE;
        if (c.peek() == '(' && scsi) {
            status = bracketed(c);
        } else if (separated) {
            status = value(c, scsi);
        }
        int end = c.at;
        if (status < 0 || !scsi && !isNamed(c, status) && !isBesideSense(line, end)) {
            return null;
        }
        if (!scsi && (line.has("driver", line.back(at, 7), at) || line.has("host", line.back(at, 5), at))) {
            return null; // of another layer
        }
        Prefix prefix = Prefix.before(line, at);
        EventBuilder event = event(line, at, prefix);
        event.device = status;
        event.start = at;
        event.end = layers(c.to(end), event);
        prefix.into(event);
        return event;
    }

    /** Whether sense data or the bytes of the adapter's answer follow at once. */
    private static boolean isBesideSense(Line line, int end) {
        return line.has("sense", end, Math.min(line.text.length(), end + 16))
                || line.text.startsWith(", host_status=", end);
    }

    /** {@code , host status: 0x00, driver status: 0x08} of programs that use Linux's generic driver. */
    private static int layers(Cursor c, EventBuilder event) {
        int end = c.at;
        int host = c.accept(", host status: ") ? c.prefixedHex(2) : Cursor.NONE;
        int driver = host >= 0 && c.accept(", driver status: ") ? c.prefixedHex(2) : Cursor.NONE;
        if (driver < 0) {
            return end;
        }
        event.host = host;
        event.driver = driver;
        return c.at;
    }

    /** {@code SCSI Status...:} */
    private static void leader(Cursor c) {
        int start = c.at;
        c.skipAny(".");
        c.at = c.at - start < 2 ? start : c.at;
    }

    private static int value(Cursor c, boolean scsi) {
        int start = c.at;
        int status = c.prefixedHex(2);
        if (status < 0 && scsi) {
            status = Phrases.status(c.to(start));
        }
        return status < 0 && !scsi ? ofSmartctl(c.to(start)) : status;
    }

    /** {@code status=2: sense_key=5}, and {@code status=2: [desc] sense_key=5} where the sense data has descriptors. */
    private static int ofSmartctl(Cursor c) {
        int status = c.text.startsWith("status=", c.at - 7) ? c.hex(2) : Cursor.NONE;
        int end = c.at;
        boolean sense = status >= 0 && (c.accept(": sense_key=") || c.accept(": [desc] sense_key="));
        c.at = end;
        return sense ? status : Cursor.NONE;
    }

    /** {@code 0x2 (CHECK CONDITION)}: the number has its name behind it. */
    private static boolean isNamed(Cursor c, int status) {
        return c.skipBlanks().accept('(') && Phrases.status(c) == status;
    }

    /** {@code (check condition)(0x02)} or {@code (0x02): check condition}: the number counts. */
    private static int bracketed(Cursor c) {
        int start = c.at;
        int only = c.accept('(') ? c.prefixedHex(2) : Cursor.NONE;
        if (only >= 0 && c.accept(')')) {
            return only;
        }
        c.at = start;
        int most = Math.min(c.limit, c.at + 60);
        int p = c.at;
        while (p < most && c.charAt(p) != ')') {
            p++;
        }
        return c.to(p + 1).accept('(') ? c.prefixedHex(2) : Cursor.NONE;
    }

    private static EventBuilder event(Line line, int at, Prefix prefix) {
        if (prefix.system() == Origin.FREEBSD) {
            return new EventBuilder("freebsd-cam-status", Origin.FREEBSD);
        }
        if (line.text.startsWith("ScsiStatus", at - 4)) {
            return new EventBuilder("dic-status", Origin.TOOL);
        }
        boolean linux = isFusion(line, at) || line.has(", host status: 0x", at, Math.min(line.text.length(), at + 40));
        Origin system = linux ? Origin.LINUX : prefix.system();
        return new EventBuilder("scsi-status", system == Origin.RAW ? Origin.TOOL : system);
    }

    /** Whether the Linux driver of the Fusion-MPT controllers prints the line. */
    static boolean isFusion(Line line, int at) {
        int from = line.back(at, 60);
        return line.has("mpt3sas", from, at) || line.has("mpt2sas", from, at);
    }
}
