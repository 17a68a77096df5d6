package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/** The label ESX gives to sense data, and the three numbers after it. */
final class SenseTriple {
    private static final String BEFORE = " .,;:-([=*\"";

    private SenseTriple() {}

    /**
     * Reads {@code Valid sense data: 0x6 0x3f 0xe} and its kin, also cut short or without the label.
     *
     * @return whether there was a label or a number
     */
    static boolean read(Cursor c, EventBuilder event) {
        int start = c.at;
        c.skipAny(BEFORE);
        SenseKind kind = kind(c);
        int label = c.at;
        c.skipAny(BEFORE);
        int numbers = numbers(c, event);
        if ((kind == null || kind == SenseKind.UNLABELLED && !c.text.regionMatches(true, label - 4, "data", 0, 4))
                        && numbers < 3
                || isLegend(event)) {
            event.senseKey = null;
            event.asc = null;
            event.ascq = null;
            c.at = start;
            return false;
        }
        event.senseKind = kind == null ? SenseKind.UNLABELLED : kind;
        if (numbers == 0) {
            c.at = label;
        }
        return true;
    }

    /** {@code 0xD 0xE 0xF} stand for the three numbers on pages that explain the form; no such code is assigned. */
    private static boolean isLegend(EventBuilder event) {
        return event.senseKey != null
                && event.senseKey == 0xd
                && event.asc != null
                && event.asc == 0xe
                && event.ascq != null
                && event.ascq == 0xf;
    }

    /** Reads the label, null when there is none. */
    private static @Nullable SenseKind kind(Cursor c) {
        SenseKind kind = SenseKind.UNLABELLED;
        int start = c.at;
        if (c.acceptLoose("invalid")) {
            kind = SenseKind.INVALID;
        } else if (c.acceptLoose("valid")) {
            kind = SenseKind.VALID;
        } else if (c.acceptLoose("possible")) {
            kind = SenseKind.POSSIBLE;
        }
        c.skipBlanks();
        if (!c.acceptLoose("sense") && !c.acceptLoose("scsisense")) {
            c.at = start;
            return null;
        }
        c.skipBlanks();
        if (!c.acceptLoose("data")) {
            c.acceptLoose("code");
        }
        return kind;
    }

    private static int numbers(Cursor c, EventBuilder event) {
        int key = number(c, 1);
        if (key < 0) {
            return 0;
        }
        event.senseKey = key;
        int asc = separator(c) ? number(c, 2) : Cursor.NONE;
        if (asc < 0) {
            return 1;
        }
        event.asc = asc;
        int ascq = separator(c) ? number(c, 3) : Cursor.NONE;
        if (ascq < 0) {
            return 2;
        }
        event.ascq = ascq;
        return 3;
    }

    private static boolean separator(Cursor c) {
        int start = c.at;
        c.skipAny(" ,/");
        return c.at > start;
    }

    /** A number; one that the end of the line may have cut in two counts only when it has both digits. */
    private static int number(Cursor c, int place) {
        int start = c.at;
        int value = c.prefixedHex(2);
        if (value < 0 || c.peek() == '[' && c.charAt(c.wordEnd(c.at + 1, 8)) == ']') {
            c.at = start;
            return Cursor.NONE;
        }
        boolean single = start + 3 == c.at;
        if (place == 2 && single && c.atEnd()) {
            c.at = start;
            return Cursor.NONE;
        }
        return value;
    }
}
