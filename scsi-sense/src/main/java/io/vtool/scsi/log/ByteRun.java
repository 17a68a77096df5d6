package io.vtool.scsi.log;

import java.util.Arrays;

/**
 * Bytes as tools print them: {@code 2a 00 1c}, {@code 0x70,0x00}, {@code \x70\x00}, {@code 700005...}, {@code 70:00:05},
 * {@code [112, 0, 5]}.
 */
final class ByteRun {
    private static final byte[] EMPTY = {};

    private static final int MOST = 264;
    private static final String BETWEEN = " ,;:-";
    /** What stands for a run of digits without blanks, and for bytes of four digits. */
    private static final int SOLID = 0x100;

    private static final int WIDE = 0x101;
    private static final int WIDE_DIGITS = 4;

    private ByteRun() {}

    /** Reads hexadecimal bytes; a token of another form ends the run. At most 264 bytes are taken. */
    static byte[] hex(Cursor c) {
        byte[] bytes = EMPTY;
        int count = 0;
        while (count < MOST) {
            int start = c.at;
            c.skipAny(BETWEEN);
            int value = octet(c, count == 0);
            if (value == Cursor.NONE) {
                c.at = start;
                break;
            }
            if (value > 0xff) {
                bytes = new byte[MOST];
                count = value == SOLID ? solid(c, bytes) : wide(c, bytes);
                break;
            }
            if (count == bytes.length) {
                bytes = Arrays.copyOf(bytes, count == 0 ? 32 : MOST);
            }
            bytes[count++] = (byte) value;
        }
        return Arrays.copyOf(bytes, count);
    }

    /** Reads decimal bytes with commas between them. */
    static byte[] decimal(Cursor c) {
        byte[] bytes = new byte[MOST];
        int count = 0;
        while (count < MOST) {
            int start = c.at;
            c.skipAny(" ,");
            long value = c.decimal();
            if (value < 0 || value > 0xff || Cursor.isAlnum(c.peek())) {
                c.at = start;
                break;
            }
            bytes[count++] = (byte) value;
        }
        return Arrays.copyOf(bytes, count);
    }

    /** The bytes as lower-case hexadecimal text without blanks. */
    static String text(byte[] bytes) {
        StringBuilder out = new StringBuilder(bytes.length * 2);
        for (byte b : bytes) {
            out.append(Character.forDigit(b >> 4 & 0xf, 16)).append(Character.forDigit(b & 0xf, 16));
        }
        return out.toString();
    }

    /** One byte; {@link #SOLID} or {@link #WIDE} where bytes of another kind start, which only the first token may do. */
    private static int octet(Cursor c, boolean first) {
        int start = c.at;
        if (c.accept("\\x") || c.accept("0x")) {
            int value = twoDigits(c, true);
            if (value < 0) {
                c.at = start;
            }
            return value;
        }
        int end = start;
        while (Cursor.isHex(c.charAt(end)) && end - start < 2 * MOST) {
            end++;
        }
        if (first && end - start >= 6 && (end - start & 1) == 0 && !Cursor.isAlnum(c.charAt(end))) {
            return SOLID;
        }
        if (first && isWide(c, start)) {
            return WIDE;
        }
        int value = twoDigits(c, false);
        if (value < 0) {
            c.at = start;
        }
        return value;
    }

    private static int twoDigits(Cursor c, boolean prefixed) {
        int start = c.at;
        int end = start;
        int value = 0;
        while (end - start < 2 && Cursor.isHex(c.charAt(end))) {
            value = value << 4 | Character.digit(c.charAt(end), 16);
            end++;
        }
        char after = c.charAt(end);
        if (end > start && Cursor.lower(after) == 'h' && !Cursor.isAlnum(c.charAt(end + 1))) {
            end++;
            after = c.charAt(end);
        }
        if (end == start || Cursor.isAlnum(after) && !(prefixed && after == '0') || after == '_') {
            return Cursor.NONE;
        }
        c.at = end;
        return value;
    }

    /** {@code 0070 0000 0003}: MegaCli writes each byte with four digits. */
    private static boolean isWide(Cursor c, int at) {
        for (int i = 0; i < 3; i++) {
            int token = at + i * (WIDE_DIGITS + 1);
            if (!isWideByte(c, token) || i < 2 && c.charAt(token + WIDE_DIGITS) != ' ') {
                return false;
            }
        }
        return true;
    }

    private static boolean isWideByte(Cursor c, int at) {
        return c.charAt(at) == '0'
                && c.charAt(at + 1) == '0'
                && Cursor.isHex(c.charAt(at + 2))
                && Cursor.isHex(c.charAt(at + 3))
                && !Cursor.isAlnum(c.charAt(at + WIDE_DIGITS));
    }

    private static int wide(Cursor c, byte[] bytes) {
        int count = 0;
        while (count < MOST && isWideByte(c, c.at)) {
            bytes[count++] =
                    (byte) (Character.digit(c.charAt(c.at + 2), 16) << 4 | Character.digit(c.charAt(c.at + 3), 16));
            c.at += WIDE_DIGITS;
            if (isWideByte(c, c.at + 1)) {
                c.at++;
            }
        }
        return count;
    }

    private static int solid(Cursor c, byte[] bytes) {
        int count = 0;
        while (count < MOST && Cursor.isHex(c.charAt(c.at)) && Cursor.isHex(c.charAt(c.at + 1))) {
            bytes[count++] =
                    (byte) (Character.digit(c.charAt(c.at), 16) << 4 | Character.digit(c.charAt(c.at + 1), 16));
            c.at += 2;
        }
        return count;
    }
}
