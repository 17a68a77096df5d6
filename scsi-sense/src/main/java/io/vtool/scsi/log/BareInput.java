package io.vtool.scsi.log;

import io.vtool.scsi.table.AdditionalSense;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers without any label, which count only as the whole line: {@code 5/24/0}, {@code 0x6 0x29 0x0}, {@code 06 29 00},
 * raw sense bytes, and one row of a hexadecimal dump that starts with sense data.
 */
final class BareInput {
    private static final int MOST = 2048;
    private static final String NUMBER_MARKS = " xXhH,;:/-\\";

    private BareInput() {}

    /** The event, or null when the line is anything else. */
    static @Nullable EventBuilder read(Line line) {
        int from = 0;
        int to = line.text.length();
        while (to > from && (isWrap(line.text.charAt(to - 1)) || line.text.charAt(to - 1) == '.')) {
            to--;
        }
        while (from < to && isWrap(line.text.charAt(from))) {
            from++;
        }
        if (to - from < 5 || to - from > MOST) {
            return null;
        }
        EventBuilder event = row(line, from);
        if (event != null) {
            return event;
        }
        if (starts(line.cursor, from, to)) {
            event = triple(line.cursor.to(from), to);
            event = event != null ? event : bytes(line.cursor.to(from), to);
        }
        if (event == null && (Cursor.isHex(line.text.charAt(to - 1)) || line.text.charAt(0) == '>')) {
            int message = message(line.text, to);
            if (message > from && starts(line.cursor, message, to)) {
                from = message;
                event = bytes(line.cursor.to(from), to);
            }
        }
        if (event != null) {
            event.start = from;
            event.end = to;
        }
        return event;
    }

    /** A row of a table that smartctl prints. */
    private static @Nullable EventBuilder row(Line line, int from) {
        char first = line.text.charAt(from);
        if (first != '#' && !Cursor.isDigit(first)) {
            return null;
        }
        EventBuilder event = SmartScsiRow.read(line.cursor.to(from));
        return event != null || first == '#' ? event : SmartLogRow.read(line.cursor.to(from));
    }

    /** Where the bytes start after the prefix of a kernel log or the marks of a quotation; 0 when there is none. */
    private static int message(String text, int to) {
        int end = Math.min(to, 120);
        int bracket = text.lastIndexOf("] ", end);
        int kernel = text.lastIndexOf("kernel: ", end);
        int quote = text.charAt(0) == '>' ? text.lastIndexOf("> ", Math.min(to, 20)) : -1;
        int start = Math.max(bracket < 0 ? 0 : bracket + 2, quote < 0 ? 0 : quote + 2);
        start = Math.max(start, kernel < 0 ? 0 : kernel + 8);
        while (start < to && text.charAt(start) <= ' ') {
            start++;
        }
        return start;
    }

    private static boolean isWrap(char c) {
        return c <= ' ' || "\"'()[]{},;*|\u2022\u00b7".indexOf(c) >= 0;
    }

    /** Whether the first characters are those of numbers, which tells most lines apart at once. */
    private static boolean starts(Cursor c, int from, int to) {
        if (!Cursor.isHex(c.charAt(from)) && c.charAt(from) != '\\') {
            return false;
        }
        int most = Math.min(to, from + 12);
        for (int i = from; i < most; i++) {
            if (!Cursor.isHex(c.charAt(i)) && NUMBER_MARKS.indexOf(c.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable EventBuilder triple(Cursor c, int to) {
        EventBuilder event = new EventBuilder("sense-triple", Origin.RAW);
        int start = c.at;
        boolean prefixed = c.text.startsWith("0x", start);
        if (!SlashTriple.read(c, event) || c.at != to) {
            return null;
        }
        return prefixed || isAssigned(event) && !isOtherNumbers(c.text, start, to) ? event : null;
    }

    private static boolean isAssigned(EventBuilder event) {
        Integer asc = event.asc;
        Integer ascq = event.ascq;
        AdditionalSense found = asc == null || ascq == null ? null : AdditionalSense.find(asc, ascq);
        return found != null && found.kind() != AdditionalSense.Kind.VENDOR;
    }

    /** Whether it rather is a time, a row of a table or an initializer: no slashes, and colons or single digits. */
    private static boolean isOtherNumbers(String text, int from, int to) {
        if (text.indexOf('/', from) >= 0) {
            return false;
        }
        boolean pair = false;
        for (int i = from; i + 1 < to; i++) {
            pair |= Cursor.isHex(text.charAt(i)) && Cursor.isHex(text.charAt(i + 1));
        }
        return !pair || text.indexOf(':', from) >= 0;
    }

    private static @Nullable EventBuilder bytes(Cursor c, int to) {
        int start = c.at;
        byte[] bytes = ByteRun.hex(c);
        EventBuilder event = c.at == to ? RawSense.event(bytes, "raw-sense", Origin.RAW) : null;
        if (event == null && c.at == to) {
            event = WindowsEventData.event(bytes);
        }
        if (event == null) {
            event = dump(c.to(start), to);
        }
        if (event == null) {
            byte[] numbers = ByteRun.decimal(c.to(start));
            boolean all = c.at == to && numbers.length >= 8;
            event = all ? RawSense.event(numbers, "raw-decimal", Origin.RAW) : null;
            event = event != null || !all ? event : WindowsEventData.event(numbers);
        }
        return event;
    }

    /** A row of a dump: an offset of zero, bytes, and perhaps the same as text. */
    private static @Nullable EventBuilder dump(Cursor c, int to) {
        c.accept("0x");
        int digits = c.at;
        c.skipAny("0");
        int offset = c.at - digits;
        if (offset < 2 || offset > 8 || c.peek() != ':' && c.peek() != ' ') {
            return null;
        }
        c.skipAny(": ");
        byte[] bytes = ByteRun.hex(c);
        if (bytes.length > 16) {
            bytes = Arrays.copyOf(bytes, bytes.length > 32 ? 32 : bytes.length);
        }
        boolean clean = c.at >= to || c.peek() == ' ' && bytes.length >= 8;
        return clean ? RawSense.event(bytes, "hex-dump", Origin.RAW) : null;
    }
}
