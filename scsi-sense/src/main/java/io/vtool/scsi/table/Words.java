package io.vtool.scsi.table;

import java.nio.charset.StandardCharsets;

/** Comparison of wording across systems, which differ in case and punctuation only. */
final class Words {
    private Words() {}

    /**
     * Whether two texts have the same letters and digits in the same order, in either case.
     *
     * @param bytes holds the first text from {@code from} to before {@code to}
     * @param other the second text, of which the first {@code length} characters count
     */
    static boolean same(byte[] bytes, int from, int to, String other, int length) {
        int i = from;
        int j = 0;
        while (true) {
            while (i < to && !counts(bytes[i] & 0xff)) {
                i++;
            }
            while (j < length && !counts(other.charAt(j))) {
                j++;
            }
            if (i == to || j == length) {
                return i == to && j == length && from < to;
            }
            if (lower(bytes[i++] & 0xff) != lower(other.charAt(j++))) {
                return false;
            }
        }
    }

    /** Whether two texts have the same letters and digits in the same order, in either case. */
    static boolean same(String one, String other) {
        byte[] bytes = one.getBytes(StandardCharsets.UTF_8);
        return same(bytes, 0, bytes.length, other, other.length());
    }

    private static boolean counts(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80;
    }

    private static int lower(int c) {
        return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    }
}
