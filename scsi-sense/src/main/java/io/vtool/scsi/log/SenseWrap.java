package io.vtool.scsi.log;

/** Sense data in bytes that a mail or page broke: {@code Sense Bytes: 70 00 05 00 00 00 00 0A} and the rest below. */
final class SenseWrap {
    private static final int REACH = 300;
    private static final int MOST = 64;
    private static final int HEADER = 8;
    private static final int USUAL = 14;
    /** As many bytes may be key, code and qualifier of something else. */
    private static final int TRIPLE = 3;

    private SenseWrap() {}

    /** Whether the line ends in sense data that is shorter than it says. */
    static boolean isCut(String text) {
        return missing(text) > 0;
    }

    /** Whether the next line has bytes that are missing, and nothing else. */
    static boolean goesOn(String text, String rest) {
        Cursor c = new Cursor(rest);
        byte[] bytes = ByteRun.hex(c);
        boolean prefixed = rest.startsWith("0x");
        return bytes.length > 0
                && c.skipAny(" ,").atEnd()
                && bytes.length <= MOST
                && !(bytes.length >= HEADER && RawSense.isSense(bytes))
                && (bytes.length > TRIPLE || isZero(bytes) || !isWhole(text))
                && prefixed == text.startsWith("0x", lastToken(text));
    }

    /** Whether there are as many bytes as programs show at least. */
    private static boolean isWhole(String text) {
        return ByteRun.hex(new Cursor(text).to(start(text))).length >= USUAL;
    }

    private static boolean isZero(byte[] bytes) {
        for (byte b : bytes) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    /** How many bytes the sense data at the end lacks, of what its own length demands; 0 where it is whole or there is none. */
    private static int missing(String text) {
        int end = text.length();
        if (end < 2 * HEADER || !Cursor.isHex(text.charAt(end - 1)) && text.charAt(end - 1) != ',') {
            return 0;
        }
        int start = start(text);
        byte[] bytes = start < 0 ? new byte[0] : ByteRun.hex(new Cursor(text).to(start));
        if (!RawSense.isSense(bytes)) {
            return 0;
        }
        int whole = bytes.length < HEADER ? HEADER + 10 : HEADER + (bytes[7] & 0xff);
        return Math.max(0, whole - bytes.length);
    }

    /** Where the bytes begin with which the line ends, -1 where it does not end in some. */
    private static int start(String text) {
        int at = text.length();
        int floor = Math.max(0, at - REACH);
        int found = -1;
        while (at > floor) {
            int end = at;
            while (end > floor && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == ',')) {
                end--;
            }
            int token = end;
            while (token > floor && Cursor.isAlnum(text.charAt(token - 1))) {
                token--;
            }
            String word = text.substring(token, end);
            boolean octet = word.length() == 2 && Cursor.isHex(word.charAt(0)) && Cursor.isHex(word.charAt(1))
                    || word.length() <= 4 && word.startsWith("0x") && word.length() > 2;
            if (!octet) {
                break;
            }
            found = token;
            at = token;
        }
        return found;
    }

    private static int lastToken(String text) {
        int at = text.length();
        while (at > 0 && Cursor.isAlnum(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }
}
