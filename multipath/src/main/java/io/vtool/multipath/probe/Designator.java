package io.vtool.multipath.probe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One designation descriptor of page 0x83.
 *
 * @param type its type: 1 T10 vendor, 2 EUI-64, 3 NAA, 5 target port group, 8 SCSI name string ...
 * @param association 0 logical unit, 1 target port, 2 target device
 * @param codeSet 1 binary, 2 ASCII, 3 UTF-8
 * @param bytes the designator
 */
record Designator(int type, int association, int codeSet, byte[] bytes) {
    static final int VENDOR_SPECIFIC = 0;
    static final int T10_VENDOR = 1;
    static final int EUI_64 = 2;
    static final int NAA = 3;
    static final int TARGET_PORT_GROUP = 5;
    static final int NAME_STRING = 8;
    static final int LOGICAL_UNIT = 0;
    static final int BINARY = 1;

    private static final int HEADER = 4;
    private static final char[] DIGITS = "0123456789abcdef".toCharArray();

    /** The descriptors of a page, as far as it is whole. */
    static List<Designator> all(byte[] page) {
        List<Designator> all = new ArrayList<>();
        if (page.length < HEADER) {
            return all;
        }
        int end = Math.min(page.length, HEADER + ((page[2] & 0xff) << 8 | page[3] & 0xff));
        int at = HEADER;
        while (at + HEADER <= end) {
            int length = page[at + 3] & 0xff;
            if (at + HEADER + length > end) {
                break;
            }
            byte[] bytes = new byte[length];
            System.arraycopy(page, at + HEADER, bytes, 0, length);
            all.add(new Designator(page[at + 1] & 0xf, page[at + 1] >> 4 & 3, page[at] & 0xf, bytes));
            at += HEADER + length;
        }
        return all;
    }

    /** The first digit of an NAA designator, which says its form; -1 for others. */
    int naa() {
        if (type != NAA || bytes.length == 0) {
            return -1;
        }
        return codeSet == BINARY ? bytes[0] >> 4 & 0xf : Character.digit(bytes[0], 16);
    }

    /** Its bytes in lower-case hexadecimal. */
    String hex() {
        StringBuilder text = new StringBuilder(bytes.length * 2);
        for (byte b : bytes) {
            text.append(DIGITS[b >> 4 & 0xf]).append(DIGITS[b & 0xf]);
        }
        return text.toString();
    }

    /** Its bytes as text up to the first NUL. */
    String text() {
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
}
