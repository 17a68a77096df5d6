package io.vtool.scsi.log;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A labelled additional sense code: {@code ASC=0x94 ASCQ=0x1}, {@code asc:20,0}, {@code ASC: 0x29 (text), ASCQ: 0x0},
 * {@code ASC/ASCQ: 0x24/0x0}, {@code AdditionalSenseCode: 0x24}, {@code ASCQ:INVALID_FIELD_IN_CDB(0x2400)}.
 */
final class SenseCodeLabel implements Recognizer {
    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Cursor c = line.cursor.to(at);
        if (Cursor.isLetter(c.charAt(at - 1)) && at > line.from && !camel(c, at)) {
            return null;
        }
        if (isInTriple(c, at)) {
            return null;
        }
        EventBuilder event = event(line, at);
        if (!values(c, event) || ProgramText.isAssignment(line, at, c.at)) {
            return null;
        }
        if (event.origin == Origin.FREEBSD) {
            event.senseKey = keyBefore(line, at);
        } else if (event.senseKey == null) {
            event.senseKey = shortKey(line, at);
        }
        skipCopy(c, event);
        event.start = at;
        event.end = c.at;
        return event;
    }

    /** {@code key/asc/ascq: 02/04}: the first number is the key, and one is missing. */
    private static boolean isInTriple(Cursor c, int at) {
        char mark = c.charAt(at - 1);
        char key = Cursor.lower(c.charAt(at - 2));
        return (mark == '/' || mark == '-' || mark == ',') && (key == 'k' || key == 'y');
    }

    /** {@code (da0:sim0:0:0:0): NOT READY asc:3a,0}: older releases leave out the label of the key. */
    private static @Nullable Integer keyBefore(Line line, int at) {
        int prefix = line.find("): ", line.back(at, 30), at);
        if (prefix < 0) {
            return null;
        }
        int key = Phrases.senseKey(new Cursor(line.text).to(prefix + 3));
        return key < 0 ? null : (Integer) key;
    }

    /** {@code SK=6 ASC=28} or {@code sense 0x02 asc 0x3a}: the key under a short name just before the code. */
    private static @Nullable Integer shortKey(Line line, int at) {
        int word = line.find("sense 0x", line.back(at, 14), at);
        if (word >= 0) {
            Cursor c = new Cursor(line.text).to(word + 6);
            int key = c.prefixedHex(2);
            return key < 0 || key > 0xf || c.skipAny(" ,;/").at != at ? null : (Integer) key;
        }
        int label = line.find("sk", line.back(at, 12), at);
        if (label < 0 || label > line.from && Cursor.isAlnum(line.text.charAt(label - 1))) {
            return null;
        }
        Cursor c = new Cursor(line.text).to(label + 2);
        int key = c.skipBlanks().accept('=') || c.accept(':') ? c.skipBlanks().hex(2) : Cursor.NONE;
        return key < 0 || key > 0xf || c.skipAny(" ,;/").at != at ? null : (Integer) key;
    }

    private static boolean camel(Cursor c, int at) {
        return Cursor.isUpper(c.charAt(at)) && Cursor.isLower(c.charAt(at - 1));
    }

    private static boolean values(Cursor c, EventBuilder event) {
        if (c.accept("sense code:")) {
            return codeAndQualifier(c.skipBlanks(), event) || keyName(c, event);
        }
        if (c.acceptLoose("additionalsensequalifier")) {
            return separator(c) && onlyQualifier(c, event, true);
        }
        boolean additional = c.acceptLoose("additionalsensecode");
        if (additional && c.accept("/asc qualifier")) {
            return pair(c, event);
        }
        if (additional && c.acceptLoose("qualifier")) {
            return separator(c) && onlyQualifier(c, event, true);
        }
        if (!additional && !c.accept("asc")) {
            return false;
        }
        if (c.accept("q:") || c.accept("q=")) {
            return combined(c, event) || onlyQualifier(c, event, isWhole(c));
        }
        if (c.accept("/ascq")
                || c.accept("/q")
                || c.accept(",ascq")
                || c.accept("-ascq")
                || c.accept(" / ascq")
                || c.accept(", ascq")) {
            return pair(c, event);
        }
        if (additional) {
            c.accept(" (ASC)");
        }
        boolean separated = separator(c);
        int start = c.at;
        int json = Json.number(c);
        int asc = json >= 0 ? json : c.peek() == '=' ? Cursor.NONE : c.hex(2);
        if (asc < 0 || Cursor.isAlnum(c.peek()) && !isNextLabel(c)) {
            return false;
        }
        boolean prefixed = c.charAt(start + 1) == 'x' || c.charAt(start + 1) == 'X';
        int after = c.at;
        int ascq = separated && c.accept(',') ? c.hex(2) : Cursor.NONE;
        if (ascq < 0) {
            ascq = qualifier(c.to(after));
        }
        if (ascq < 0) {
            c.at = after;
        }
        boolean cut = event.origin == Origin.FREEBSD && after == c.limit && after == start + 1;
        if (cut || !separated && !prefixed && ascq < 0) {
            return false;
        }
        event.asc = asc;
        event.ascq = ascq < 0 ? null : (Integer) ascq;
        return true;
    }

    /** {@code Sense Code: 0x21 Qual 0x02} of the programs that write discs, {@code Sense code: 11 Sense qualifier: 0}. */
    private static boolean codeAndQualifier(Cursor c, EventBuilder event) {
        int start = c.at;
        int asc = c.hex(2);
        c.skipBlanks();
        boolean labelled = c.accept("qual ") || c.accept("sense qualifier:");
        int ascq = asc >= 0 && labelled ? c.skipBlanks().hex(2) : Cursor.NONE;
        if (ascq < 0 || Cursor.isAlnum(c.peek())) {
            c.at = start;
            return false;
        }
        event.asc = asc;
        event.ascq = ascq;
        return true;
    }

    /** {@code Sense Code: Illegal Request (0x05)}: the program calls the sense key so. */
    private static boolean keyName(Cursor c, EventBuilder event) {
        int start = c.at;
        while (c.at - start < 24 && (Cursor.isLetter(c.peek()) || c.peek() == ' ')) {
            c.at++;
        }
        int key = c.at > start && c.accept('(') ? c.prefixedHex(2) : Cursor.NONE;
        if (key < 0 || key > 0xf || !c.accept(')')) {
            return false;
        }
        event.senseKey = key;
        return true;
    }

    /** Whether {@code ascq:} begins the line. */
    private static boolean isWhole(Cursor c) {
        int label = c.text.lastIndexOf(':', c.at);
        return new Cursor(c.text).skipBlanks().at == label - 4;
    }

    /** {@code ASCQ: 0x03} at the end of a line, or {@code ascq: 3} as all of it. */
    private static boolean onlyQualifier(Cursor c, EventBuilder event, boolean whole) {
        c.skipBlanks();
        int value = whole ? c.hex(2) : c.prefixedHex(2);
        if (value < 0 || !c.skipAny(" ,").atEnd()) {
            return false;
        }
        event.ascq = value;
        return true;
    }

    private static boolean isNextLabel(Cursor c) {
        return c.text.regionMatches(true, c.at, "asc", 0, 3);
    }

    /** Reads one colon or equals sign and what surrounds it; two of them are a comparison in a program. */
    private static boolean separator(Cursor c) {
        c.skipAny(" \"'");
        boolean separated = c.accept(':') || c.accept('=');
        c.skipAny(" \"'");
        return separated;
    }

    /** The qualifier, behind a text in brackets at most 160 characters long. */
    private static int qualifier(Cursor c) {
        c.skipBlanks();
        if (c.peek() == '(' || c.peek() == '<') {
            char close = c.peek() == '(' ? ')' : '>';
            int end = c.at;
            int most = Math.min(c.limit, c.at + 160);
            while (end < most && c.charAt(end) != close) {
                end++;
            }
            c.at = end < most ? end + 1 : c.at;
        }
        c.skipAny(" ,;/|>\"'");
        c.at += c.text.startsWith("iASCQ", c.at) ? 1 : 0; // ONTAP sets that letter before its labels of numbers
        if (!c.accept("ascq") && !(c.acceptLoose("additionalsense") && qualifierWord(c)) && !c.accept("qualifier")) {
            return Cursor.NONE;
        }
        c.skipAny(" :=\"'");
        int json = Json.number(c);
        int value = json >= 0 ? json : c.hex(2);
        return value >= 0 && Cursor.isAlnum(c.peek()) && !isNextLabel(c) ? Cursor.NONE : value;
    }

    private static boolean qualifierWord(Cursor c) {
        c.skipAny(" _-");
        c.accept("code");
        c.skipAny(" _-");
        return c.accept("qualifier");
    }

    private static boolean pair(Cursor c, EventBuilder event) {
        c.skipAny(" :=([\"'");
        int start = c.at;
        int asc = c.hex(2);
        int separator = c.at;
        c.skipAny("/, -");
        int ascq = asc < 0 || separator == c.at ? Cursor.NONE : c.hex(2);
        if (ascq >= 0 && !Cursor.isAlnum(c.peek())) {
            event.asc = asc;
            event.ascq = ascq;
            return true;
        }
        return AdditionalSenseText.read(c.to(start), event);
    }

    /** {@code ASCQ:NAME(0x2400)} prints both in one number. */
    private static boolean combined(Cursor c, EventBuilder event) {
        c.skipBlanks();
        int start = c.at;
        int name = c.accept("(null)") ? c.at : c.wordEnd(start, 80);
        if (name == start || !c.to(name).accept("(0x")) {
            c.at = start;
            return false;
        }
        int end = c.wordEnd(c.at, 8);
        if (end - c.at != 4 || c.charAt(end) != ')') {
            return false;
        }
        int asc = c.hex(4);
        if (asc < 0) {
            return false;
        }
        event.asc = asc >>> 8;
        event.ascq = asc & 0xff;
        return true;
    }

    /** Some kernels print the pair twice without a blank. */
    private static void skipCopy(Cursor c, EventBuilder event) {
        if (!isNextLabel(c)) {
            return;
        }
        int start = c.at;
        EventBuilder copy = new EventBuilder("", Origin.LINUX);
        if (!values(c, copy) || !Objects.equals(copy.asc, event.asc)) {
            c.at = start;
        }
    }

    private static EventBuilder event(Line line, int at) {
        Prefix prefix = Prefix.before(line, at);
        Origin system = prefix.system();
        boolean linux = system == Origin.LINUX || line.text.startsWith("ASC=0x", at);
        EventBuilder event = new EventBuilder(
                linux ? "linux-asc-hex" : system == Origin.FREEBSD ? "freebsd-cam-sense" : "sense-label",
                linux ? Origin.LINUX : system == Origin.RAW ? Origin.TOOL : system);
        prefix.into(event);
        return event;
    }
}
