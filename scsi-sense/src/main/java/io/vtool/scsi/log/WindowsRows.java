package io.vtool.scsi.log;

import java.util.Arrays;

/**
 * Reads the bytes of a Windows event as they are shown and copied: one run of digits; bytes with or without an offset
 * before every eight or sixteen and the same as characters behind them; little-endian words of eight digits; or decimal
 * numbers.
 */
final class WindowsRows {
    private static final int OFFSET_DIGITS = 4;
    private static final int WORD_DIGITS = 8;
    private static final int ROW = 16;
    /** The column of characters stands further away from the bytes than they do from one another. */
    private static final int WIDEST_GAP = 2;

    /** How far the column of characters reaches, from the last byte of a row to the next offset. */
    private static final int CHARACTERS = 48;

    private final Cursor c;
    private final byte[] data = new byte[WindowsPacket.LONGEST + ROW];
    private int count;
    /** How many bytes one step of the offsets is; 0 while no row told it. */
    private int unit;

    WindowsRows(Cursor c) {
        this.c = c;
    }

    /** The bytes from the cursor on, as many as the packet that they start says; else none. */
    byte[] read() {
        c.skipBlanks();
        boolean rows = isOffset();
        do {
            skipOffset();
            row();
        } while (rows && count < length() && nextRow(true));
        return count == length() && (rows || count > ROW) ? Arrays.copyOf(data, count) : new byte[0];
    }

    /** Reads decimal bytes between commas or blanks. */
    static byte[] decimal(Cursor c) {
        c.skipAny(" {[");
        return ByteRun.decimal(c);
    }

    private int length() {
        int length = count < OFFSET_DIGITS ? WindowsPacket.LONGEST : WindowsPacket.length(data);
        return Math.min(length, WindowsPacket.LONGEST);
    }

    private void row() {
        int start = count;
        while (count < length()) {
            int from = c.at;
            c.skipAny(start == count ? " " : " ,-");
            int end = c.at;
            boolean apart = end - from > WIDEST_GAP && count - start >= ROW / 2;
            if (apart) {
                c.at = from;
                return;
            }
            while (Cursor.isHex(c.charAt(end)) && end - c.at <= 2 * WindowsPacket.LONGEST) {
                end++;
            }
            if (!token(c.at, end)) {
                c.at = from;
                return;
            }
            boolean octet = end - c.at == 2;
            c.at = end;
            if (octet && unit >= 0 && (count - start & ROW / 2 - 1) == 0 && nextRow(false)) {
                return;
            }
        }
    }

    private boolean token(int from, int end) {
        int digits = end - from;
        char after = c.charAt(end);
        boolean alone = !Cursor.isAlnum(after) && after != ':' && after != '_';
        if (!alone || digits < 2 || (digits & 1) != 0 || digits / 2 > data.length - count) {
            return false;
        }
        if (digits == WORD_DIGITS) {
            for (int at = end; at > from; at -= 2) {
                data[count++] = octet(at - 2);
            }
            return true;
        }
        if (digits > 2 && digits < 2 * WindowsPacket.HEADER) {
            return false;
        }
        for (int at = from; at < end; at += 2) {
            data[count++] = octet(at);
        }
        return true;
    }

    private byte octet(int at) {
        return (byte) (Character.digit(c.charAt(at), 16) << 4 | Character.digit(c.charAt(at + 1), 16));
    }

    private void skipOffset() {
        if (isOffset()) {
            c.at += OFFSET_DIGITS + 1;
        } else {
            unit = -1;
        }
    }

    /** Whether the offset of the next byte follows, behind the column of characters; moves to it when asked to. */
    private boolean nextRow(boolean move) {
        int start = c.at;
        int most = Math.min(c.limit, start + CHARACTERS);
        for (int at = start + OFFSET_DIGITS; at < most; at++) {
            if (c.charAt(at) == ':' && c.charAt(at - OFFSET_DIGITS - 1) <= ' ') {
                c.at = at - OFFSET_DIGITS;
                if (isOffset()) {
                    c.at = move ? c.at : start;
                    return true;
                }
            }
        }
        c.at = start;
        return false;
    }

    /** Whether the offset of the next byte stands here, counted in bytes, words of two or words of four bytes. */
    private boolean isOffset() {
        int value = offset(c.text, c.at);
        if (value < 0 || (value == 0) != (count == 0)) {
            return false;
        }
        if (value == 0) {
            return true;
        }
        for (int each = 1; each <= 4; each *= 2) {
            if (value * each == count && (unit <= 0 || unit == each)) {
                unit = each;
                return true;
            }
        }
        return false;
    }

    /** The number before a colon there, of four digits; -1 when there is none. */
    static int offset(String text, int at) {
        if (at + OFFSET_DIGITS >= text.length() || text.charAt(at + OFFSET_DIGITS) != ':') {
            return -1;
        }
        int value = 0;
        for (int i = at; i < at + OFFSET_DIGITS; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
