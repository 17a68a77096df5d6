package io.vtool.scsi.log;

/** What an ESX line says after the status: action, repetitions, block, and the device where it comes last. */
final class EsxTail {
    private static final int REACH = 400;

    private EsxTail() {}

    /** Reads it into the event and gives its end. */
    static int read(Line line, int from, EventBuilder event) {
        Cursor c = new Cursor(line.text);
        int limit = limit(line, from);
        int end = from;
        int p = from;
        while (p < limit) {
            if (!Cursor.isLetter(c.charAt(p))) {
                p++;
                continue;
            }
            int wordEnd = Math.min(limit, c.wordEnd(p, 128));
            int used = word(c, p, limit, event);
            if (used > 0) {
                end = used;
            }
            p = Math.max(used, wordEnd);
        }
        if (event.lba != null && event.form.equals("esxi5-scsideviceio")) {
            event.form = "esxi7-scsideviceio-lba";
        }
        return end;
    }

    /** Where the next status or the header of the next line begins. */
    static int limit(Line line, int from) {
        Cursor c = line.cursor;
        int limit = Math.min(line.text.length(), from + REACH);
        for (int i = from; i + 3 < limit; i++) {
            char ch = c.charAt(i);
            if (ch == ':' && c.charAt(i + 1) == '0' && isStatusLetter(c, i - 1)) {
                return i - 1;
            }
            if (ch == 'c' && line.text.startsWith("cpu", i) && Cursor.isDigit(c.charAt(i + 3))) {
                return i;
            }
            if (ch == 'T' && Cursor.isDigit(c.charAt(i - 1)) && c.charAt(i + 3) == ':') {
                return Math.max(from, i - 10);
            }
            if (ch == 's' && line.text.startsWith("status = ", i)) {
                return i;
            }
        }
        return limit;
    }

    private static boolean isStatusLetter(Cursor c, int at) {
        return (c.charAt(at) == 'H' || c.charAt(at) == 'D') && c.charAt(at + 3) == 'x';
    }

    /** Whether the end of the line has cut the action. */
    private static boolean isCut(Cursor c, int end) {
        for (String act : new String[] {"EVAL", "FAILOVER", "NONE"}) {
            int length = end - c.at;
            if (end == c.limit && length < act.length() && c.text.startsWith(act.substring(0, length), c.at)) {
                return true;
            }
        }
        return false;
    }

    /** Reads the words at that position; gives the end of what it has read, else 0. */
    private static int word(Cursor c, int start, int limit, EventBuilder event) {
        c.to(start);
        if (event.act == null && c.accept("act:")) {
            c.skipBlanks();
            int word = Math.min(limit, c.wordEnd(c.at, 16));
            while (c.charAt(word - 1) == '_') {
                word--;
            }
            if (word > c.at && !isCut(c, word)) {
                event.act = c.text.substring(c.at, word);
                return word;
            }
        } else if (event.deviceId == null && (c.accept("device ") || c.accept("dev "))) {
            String name = EsxName.read(c.skipBlanks(), limit, false);
            if (name != null) {
                event.deviceId = name;
                return c.at;
            }
        } else if (event.repeated == null && (c.accept("repeated ") || c.accept("occurred "))) {
            long times = c.decimal();
            if (times >= 0 && c.skipBlanks().accept("time")) {
                event.repeated = times;
                return c.at;
            }
        } else if (event.lba == null && c.accept("lba:")) {
            long lba = c.skipBlanks().decimal();
            if (lba >= 0) {
                event.lba = lba;
                return c.at;
            }
        }
        return 0;
    }
}
