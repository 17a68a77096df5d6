package io.vtool.scsi.table;

/** Hexadecimal numbers as the tables and the messages of real systems write them. */
final class Hex {
    private static final String DIGITS = "0123456789abcdef";

    private Hex() {}

    /** {@code 0x} and at least that many lower-case digits. */
    static String padded(int value, int digits) {
        StringBuilder text = new StringBuilder(8).append("0x");
        int length = digits;
        while (length < 8 && value >>> 4 * length != 0) {
            length++;
        }
        for (int shift = 4 * (length - 1); shift >= 0; shift -= 4) {
            text.append(DIGITS.charAt(value >>> shift & 0xf));
        }
        return text.toString();
    }

    /** The leading cell of a row: a padded number and a tab. */
    static String key(int value, int digits) {
        return padded(value, digits) + "\t";
    }
}
