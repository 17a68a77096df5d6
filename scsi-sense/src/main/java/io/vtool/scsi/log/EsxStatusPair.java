package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/**
 * {@code status = 2/0 0x6 0x29 0x0} of ESX 3.x: device status and host status in decimal, then sense key, ASC and ASCQ.
 * The pair may stand without its label where three prefixed numbers follow it.
 */
final class EsxStatusPair implements Recognizer {
    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Cursor c = line.cursor.to(at);
        boolean labelled = c.accept("status");
        if (labelled) {
            c.skipAny(" =:");
        } else {
            c.at = digitsBefore(line, at);
        }
        int start = c.at;
        long device = c.decimal();
        long host = c.accept('/') ? c.decimal() : Cursor.NONE;
        if (device < 0 || host < 0 || device > 0xff || host > 0xff) {
            return null;
        }
        int pairEnd = c.at;
        int key = next(c);
        int asc = next(c);
        int ascq = next(c);
        if (ascq < 0 && c.atEnd() && c.charAt(c.at - 2) == 'x') {
            asc = Cursor.NONE; // the second digit may be cut
        }
        if (key < 0 || ascq < 0 && !(labelled && c.atEnd())) {
            return null;
        }
        String form = labelled ? form(line, at) : "esx35-fragment";
        EventBuilder event = new EventBuilder(form, Origin.ESX3);
        event.device = (int) device;
        event.host = (int) host;
        event.senseKey = key;
        event.asc = asc < 0 ? null : (Integer) asc;
        event.ascq = ascq < 0 ? null : (Integer) ascq;
        event.senseKind = SenseKind.UNLABELLED;
        event.pathId = labelled ? path(line, at) : null;
        event.prefixed = event.pathId != null;
        event.start = labelled ? at : start;
        event.end = Math.max(pairEnd, c.at);
        return event;
    }

    private static int next(Cursor c) {
        c.skipAny(" ,");
        return c.prefixedHex(2);
    }

    /** The anchor is the slash, one digit and the first {@code 0x}; the pair starts before it. */
    private static int digitsBefore(Line line, int slash) {
        int p = slash;
        while (p > line.from && slash - p < 3 && Cursor.isDigit(line.text.charAt(p - 1))) {
            p--;
        }
        char before = line.cursor.charAt(p - 1);
        boolean inside = p > line.from && (Cursor.isAlnum(before) || before == '/' || before == '.' || before == ':');
        return inside ? slash : p;
    }

    private static String form(Line line, int at) {
        return line.has("StorageMonitor", line.back(at, 200), at) ? "esx35-storagemonitor" : "esx35-scsi-status";
    }

    /** The path that stands before {@code status =}: {@code vmhba1:0:1:0}, or with blanks in place of its numbers. */
    private static @Nullable String path(Line line, int at) {
        int start = line.find("vmhba", line.back(at, 60), at);
        return start < 0 ? null : line.text.substring(start, at).strip();
    }
}
