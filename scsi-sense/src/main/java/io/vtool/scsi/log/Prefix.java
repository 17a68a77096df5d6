package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/**
 * What stands before a message of a kernel other than ESX: {@code sd 6:0:0:0: [sdb] tag#3}, {@code (da0:sim0:0:0:0):},
 * {@code sd2(ahc0:2:0):} or {@code sde:}.
 *
 * @param system which kernel writes such a prefix; RAW where there is no prefix
 * @param device name of the device
 * @param path address of the device
 * @param tag tag of the request
 */
record Prefix(
        Origin system,
        @Nullable String device,
        @Nullable String path,
        @Nullable Long tag) {
    private static final Prefix ABSENT = new Prefix(Origin.RAW, null, null, null);
    private static final int REACH = 220;
    private static final String DRIVERS = " sd st sr ses ch scsi sg osst enclosure ";
    private static final String NAMES = " sd st nst sr sg ses ch scd hd dm osst da ada cd sa pass probe nvme ";

    /** The last prefix before a position. */
    static Prefix before(Line line, int at) {
        int from = line.back(at, REACH);
        Prefix linux = linux(line, from, at);
        if (linux != null) {
            return linux;
        }
        Prefix bsd = bsd(line, from, at);
        if (bsd != null) {
            return bsd;
        }
        Prefix bracketed = bracketed(line, from, at);
        if (bracketed != null) {
            return bracketed;
        }
        Prefix name = name(line, from, at);
        return name == null ? ABSENT : name;
    }

    /** Puts the prefix into an event. */
    void into(EventBuilder event) {
        event.deviceId = device;
        event.pathId = path;
        event.tag = tag;
        event.prefixed = system != Origin.RAW;
    }

    private static @Nullable Prefix linux(Line line, int from, int at) {
        Cursor c = new Cursor(line.text);
        Prefix found = null;
        for (int p = from; p + 7 < at; p++) {
            if (Cursor.isDigit(c.charAt(p)) && (c.charAt(p - 1) == ' ' || p == from)) {
                int end = address(c, p, at);
                if (end > 0 && (c.charAt(end + 1) == ' ' || p > from && isDriver(line, p - 1))) {
                    found = linux(c, line.text.substring(p, end), end, at);
                    p = end;
                }
            }
        }
        return found;
    }

    private static Prefix linux(Cursor c, String path, int end, int at) {
        String device = null;
        Long tag = null;
        c.to(end).skipAny(": ");
        if (c.accept('[')) {
            int close = c.wordEnd(c.at, 32);
            if (c.charAt(close) == ']' && isName(c.text.substring(c.at, close))) {
                device = c.text.substring(c.at, close);
            }
            c.at = c.charAt(close) == ']' ? close + 1 : c.at;
        }
        if (c.at < at && c.skipBlanks().accept("tag#")) {
            long number = c.decimal();
            tag = number < 0 ? null : (Long) number;
        }
        return new Prefix(Origin.LINUX, device, path, tag);
    }

    /** The end of {@code 6:0:0:0} where a colon follows it, else -1. */
    private static int address(Cursor c, int start, int limit) {
        int p = start;
        for (int i = 0; i < 4; i++) {
            int digits = p;
            while (p < limit && Cursor.isDigit(c.charAt(p))) {
                p++;
            }
            if (p == digits || p - digits > 20 || c.charAt(p) != ':') {
                return -1;
            }
            p++;
        }
        return p - 1;
    }

    private static boolean isDriver(Line line, int blank) {
        int start = blank;
        while (start > line.from && blank - start < 10 && Cursor.isLetter(line.text.charAt(start - 1))) {
            start--;
        }
        String word = line.text.substring(start, blank);
        return DRIVERS.contains(' ' + word + ' ') || word.endsWith("sd") || word.endsWith("scsi");
    }

    /** {@code [sdb] tag#9} without an address. */
    private static @Nullable Prefix bracketed(Line line, int from, int at) {
        int open = line.find("[", from, at);
        if (open < 0 || at - open > 60) {
            return null;
        }
        Prefix found = linux(new Cursor(line.text), "", open, at);
        return found.device == null ? null : new Prefix(Origin.LINUX, found.device, null, found.tag);
    }

    private static @Nullable Prefix bsd(Line line, int from, int at) {
        int close = line.find("):", from, at);
        int open = close < 0 ? -1 : line.text.lastIndexOf('(', close);
        if (open < from || close - open > 80) {
            return null;
        }
        String inner = line.text.substring(open + 1, close);
        int colon = inner.indexOf(':');
        if (colon <= 0 || !Cursor.isLetter(inner.charAt(0)) || inner.indexOf(' ') >= 0) {
            return null;
        }
        int word = open;
        while (word > from && Cursor.isAlnum(line.text.charAt(word - 1))) {
            word--;
        }
        if (word < open) {
            return new Prefix(Origin.NETBSD, line.text.substring(word, open), inner, null);
        }
        boolean address = inner.indexOf(':', colon + 1) > 0;
        return address ? new Prefix(Origin.FREEBSD, inner.substring(0, colon), inner.substring(colon + 1), null) : null;
    }

    /** A device name and a colon shortly before the message. */
    private static @Nullable Prefix name(Line line, int from, int at) {
        Cursor c = line.cursor;
        for (int p = at - 1; p >= Math.max(from, at - 48); p--) {
            if (c.charAt(p) == ':' && Cursor.isAlnum(c.charAt(p - 1))) {
                int start = p;
                while (start > from && Cursor.isAlnum(c.charAt(start - 1))) {
                    start--;
                }
                String word = line.text.substring(start, p);
                if (isName(word) && c.charAt(start - 1) != ':') {
                    return new Prefix(Origin.LINUX, line.text.substring(start, minor(c, start, p)), null, null);
                }
            }
        }
        return null;
    }

    /** Where {@code sd08:21} ends, a driver with major and minor number as Linux 2.4 names a device; else the colon. */
    private static int minor(Cursor c, int start, int colon) {
        boolean numbers = colon - start == 4
                && Cursor.isHex(c.charAt(colon - 1))
                && Cursor.isHex(c.charAt(colon - 2))
                && Cursor.isHex(c.charAt(colon + 1))
                && Cursor.isHex(c.charAt(colon + 2))
                && c.charAt(colon + 3) == ':';
        return numbers && !Cursor.isLetter(c.charAt(colon - 2)) ? colon + 3 : colon;
    }

    /** Whether that is a device: the name of a driver, then letters of a disk or a number. */
    static boolean isName(String word) {
        int letters = 0;
        while (letters < word.length() && Cursor.isLower(word.charAt(letters))) {
            letters++;
        }
        if (letters == word.length()) {
            return letters > 2
                    && letters < 8
                    && (word.startsWith("sd") || word.startsWith("hd") || word.startsWith("vd"));
        }
        if (letters > 2 && (word.startsWith("sd") || word.startsWith("hd"))) {
            return letters < 8 && onlyDigits(word, letters);
        }
        return NAMES.contains(' ' + word.substring(0, letters) + ' ') && letters > 0;
    }

    private static boolean onlyDigits(String word, int from) {
        for (int i = from; i < word.length(); i++) {
            if (!Cursor.isDigit(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
