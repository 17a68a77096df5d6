package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/**
 * A labelled sense key, as a name or a number: {@code Sense Key : Unit Attention [current]}, {@code sense key: 0x3},
 * {@code key = 0x4}, {@code SCSI sense: ILLEGAL REQUEST}. The additional sense code has a label of its own.
 */
final class SenseKeyLabel implements Recognizer {
    /** Tools put the colons of their labels below each other. */
    private static final int WIDEST_LABEL = 40;

    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Cursor c = line.cursor.to(at);
        boolean sense = c.acceptLoose("sensekey") || line.has("scsi ", line.back(at, 5), at) && c.accept("sense:");
        c.at -= c.charAt(c.at - 1) == ':' ? 1 : 0;
        boolean bare = false;
        if (!sense) {
            bare = c.accept("key")
                    || c.accept("skey")
                    || c.accept("sense:") && c.to(c.at - 1).peek() == ':';
            boolean short3Par = line.text.startsWith("snskey:0x", at - 3);
            if (!bare || !short3Par && at > line.from && Cursor.isAlnum(c.charAt(at - 1)) || c.charAt(at - 1) == '_') {
                return null;
            }
        }
        char first = c.peek();
        boolean separated = separators(c);
        if (!separated && first != ' ' || c.peek() == '=') {
            return null;
        }
        boolean deferred = c.accept("deferred error:");
        c.skipBlanks();
        int key = value(c, separated, bare);
        int end = c.at;
        if (key < 0 || ProgramText.isAssignment(line, at, end) || bare && !confirmed(line, at, end)) {
            return null;
        }
        EventBuilder event = event(line, at);
        event.senseKey = key;
        event.deferred = deferred || isDeferred(line, at, end) ? Boolean.TRUE : null;
        event.start = at;
        event.end = end;
        return event;
    }

    private static boolean separators(Cursor c) {
        boolean found = false;
        int leader = c.at;
        while (c.peek() == '.' && c.at - leader < 60) {
            c.at++;
        }
        if (c.at - leader < 2) {
            c.at = leader;
        }
        for (int i = 0; i < WIDEST_LABEL; i++) {
            char ch = c.peek();
            if (ch == ':' || ch == '=') {
                if (found) {
                    return false;
                }
                found = true;
            } else if (ch != ' ' && ch != '"' && ch != '\'') {
                break;
            }
            c.at++;
        }
        return found;
    }

    private static int value(Cursor c, boolean separated, boolean bare) {
        int start = c.at;
        int key = c.prefixedHex(2);
        if (key < 0 && !bare) {
            key = Phrases.senseKey(c);
        }
        if (key < 0 && separated && !bare) {
            key = numbered(c);
        }
        if (key < 0 && (separated || isBeforeCode(c))) {
            int json = Json.number(c);
            key = json >= 0 ? json : c.hex(2);
            if (key >= 0 && Cursor.isAlnum(c.peek())) {
                key = Cursor.NONE;
            }
        }
        if (key < 0 || key > 0xff) {
            c.at = start;
            return Cursor.NONE;
        }
        return key;
    }

    /** {@code DATA_PROTECTION(7)}: a name of the program's own and the number, decimal, as libiscsi prints both. */
    private static int numbered(Cursor c) {
        int start = c.at;
        int name = start;
        while (name - start < 32 && (Cursor.isUpper(c.charAt(name)) || c.charAt(name) == '_')) {
            name++;
        }
        long key = name - start > 3 && c.to(name).accept('(') ? c.decimal() : Cursor.NONE;
        if (key < 0 || key > 0xf || !c.accept(')')) {
            c.at = start;
            return Cursor.NONE;
        }
        return (int) key;
    }

    /** {@code SENSE key 5 ASC 0x24} or {@code key 6h, ASC 29h}: one digit, and the label of the code behind it. */
    private static boolean isBeforeCode(Cursor c) {
        int label = c.at + (c.charAt(c.at + 1) == 'h' ? 2 : 1);
        label += c.charAt(label) == ',' ? 1 : 0;
        return Cursor.isHex(c.peek()) && c.text.regionMatches(true, label, " asc", 0, 4);
    }

    /** Whether a bare {@code key} is one of sense data: an ASC follows, or a system prefix and an error stand before. */
    private static boolean confirmed(Line line, int at, int end) {
        int asc = line.find("asc", end, Math.min(line.text.length(), end + 24));
        char after = asc < 0 ? 'x' : Cursor.lower(line.text.charAt(Math.min(asc + 3, line.text.length() - 1)));
        if (asc >= 0 && !Cursor.isLetter(line.cursor.charAt(asc - 1)) && (after == 'q' || !Cursor.isLetter(after))) {
            return true;
        }
        Origin system = Prefix.before(line, at).system();
        return system != Origin.RAW && line.has("error", line.back(at, 24), at);
    }

    private static boolean isDeferred(Line line, int at, int end) {
        int limit = Math.min(line.text.length(), end + 12);
        return line.has("deferred", line.back(at, 32), at) || line.has("[deferred", end, limit);
    }

    private static EventBuilder event(Line line, int at) {
        Prefix prefix = Prefix.before(line, at);
        String form = form(line, at, prefix.system());
        Origin origin = prefix.system() == Origin.RAW ? isLinux(form) ? Origin.LINUX : Origin.TOOL : prefix.system();
        EventBuilder event = new EventBuilder(form, origin);
        prefix.into(event);
        return event;
    }

    private static boolean isLinux(String form) {
        return form.startsWith("linux");
    }

    private static String form(Line line, int at, Origin system) {
        return switch (system) {
            case FREEBSD -> "freebsd-cam-sense";
            case NETBSD -> "netbsd-sense";
            case LINUX -> line.text.startsWith("Sense Key :", at) ? "linux-sense-key" : "linux26-sense-key";
            default -> toolForm(line, at);
        };
    }

    private static String toolForm(Line line, int at) {
        if (line.text.startsWith("Sense Key :", at)) {
            return "linux-sense-key";
        }
        if (line.has("result = ", line.back(at, 24), at)) {
            return "esx3-attach";
        }
        return line.text.startsWith("Sense key: 0x", at) ? "sg-logs" : "sense-label";
    }
}
