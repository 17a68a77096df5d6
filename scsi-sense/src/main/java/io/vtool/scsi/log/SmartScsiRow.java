package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/**
 * Rows of the tables that smartctl prints for a SCSI or SAS drive, with the sense key and code in brackets: of self-tests,
 * {@code # 1  Background long  Failed in segment -->  5  12345  0x1a2b3c [0x3 0x11 0x0]}, and of the background scan,
 * {@code 1  24410:37  00000000123456ab  [3,11,0]  Recovered via rewrite in-place}.
 */
final class SmartScsiRow {
    private static final int LBA_DIGITS = 16;

    private SmartScsiRow() {}

    /** Reads a row that starts at the position; null when it is anything else. */
    static @Nullable EventBuilder read(Cursor c) {
        return c.peek() == '#' ? selfTest(c) : backgroundScan(c);
    }

    private static @Nullable EventBuilder selfTest(Cursor c) {
        int open = c.text.lastIndexOf("[0x");
        int start = c.at;
        c.at++;
        if (open < 0 || c.skipBlanks().decimal() < 0 || c.peek() != ' ') {
            return null;
        }
        String lba =
                c.text.substring(c.text.lastIndexOf(' ', open - 2) + 1, open).strip();
        c.at = open + 1;
        EventBuilder event = new EventBuilder("smartctl-self-test", Origin.TOOL);
        boolean found = triple(c, event, ' ', true) && c.skipBlanks().atEnd();
        if (!found || !lba.equals("-") && !isNumber(lba)) {
            return null;
        }
        event.lba = lba.equals("-") ? null : address(lba);
        return spanned(event, start, c);
    }

    private static @Nullable EventBuilder backgroundScan(Cursor c) {
        int start = c.at;
        boolean time = c.decimal() >= 0
                && c.peek() == ' '
                && c.skipBlanks().decimal() >= 0
                && c.accept(':')
                && c.decimal() >= 0
                && c.peek() == ' ';
        int lba = c.skipBlanks().at;
        int end = c.wordEnd(lba, LBA_DIGITS + 1);
        if (!time || end - lba != LBA_DIGITS || !isHex(c.text, lba, end)) {
            return null;
        }
        EventBuilder event = new EventBuilder("smartctl-background-scan", Origin.TOOL);
        c.to(end).skipBlanks();
        if (!c.accept('[') || !triple(c, event, ',', false)) {
            return null;
        }
        event.lba = Long.parseUnsignedLong(c.text, lba, end, 16);
        return spanned(event, start, c);
    }

    private static EventBuilder spanned(EventBuilder event, int start, Cursor c) {
        event.start = start;
        event.end = c.limit;
        return event;
    }

    private static boolean triple(Cursor c, EventBuilder event, char mark, boolean prefixed) {
        int key = number(c, prefixed);
        int asc = key >= 0 && c.accept(mark) ? number(c, prefixed) : Cursor.NONE;
        int ascq = asc >= 0 && c.accept(mark) ? number(c, prefixed) : Cursor.NONE;
        if (ascq < 0 || key > 0xf || !c.accept(']')) {
            return false;
        }
        event.senseTriple(key, asc, ascq);
        event.senseKind = SenseKind.UNLABELLED;
        return true;
    }

    private static int number(Cursor c, boolean prefixed) {
        return prefixed ? c.prefixedHex(2) : c.hex(2);
    }

    private static boolean isNumber(String text) {
        boolean prefixed = text.startsWith("0x");
        return text.length() <= 18 && (prefixed ? isHex(text, 2, text.length()) : isDecimal(text));
    }

    /** smartctl printed decimal numbers in older releases. */
    private static Long address(String text) {
        return text.startsWith("0x") ? Long.parseUnsignedLong(text, 2, text.length(), 16) : Long.parseLong(text);
    }

    private static boolean isDecimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Cursor.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Cursor.isHex(text.charAt(i))) {
                return false;
            }
        }
        return to > from;
    }
}
