package io.vtool.scsi.scan;

/**
 * The loops that see every byte of a log. They are small, static, without branches on the data, and over plain arrays, so
 * that each compiler of the JVM does them well and soon; the first two become instructions on vectors.
 */
final class Kernel {
    /** Integers that are looked at together. */
    static final int GROUP = 8;

    private static final int HIGH = 0x80808080;
    private static final int LOW_SEVEN = 0x7f7f7f7f;
    private static final int NEWLINES = '\n' * 0x01010101;

    private Kernel() {}

    /** How many newlines are among the first {@code length} integers. */
    static int newlines(int[] block, int length) {
        int others = 0;
        for (int i = 0; i < length; i++) {
            int x = block[i] ^ NEWLINES;
            others += Integer.bitCount(((x & LOW_SEVEN) + LOW_SEVEN | x) & HIGH);
        }
        return length * Integer.BYTES - others;
    }

    /** Finds the {@linkplain Anchors#slot slot} of each integer. */
    static void slots(int[] block, int length, int[] slots) {
        for (int i = 0; i < length; i++) {
            slots[i] = Anchors.slot(block[i]);
        }
    }

    /**
     * Finds the groups that may hold an {@linkplain Anchors anchor} or hold a byte beyond ASCII.
     *
     * @param slots the slots of little-endian integers
     * @param length how many, a multiple of {@link #GROUP}
     * @param found gets the index of the first integer of each; has room for one more than there are groups
     * @return how many were found
     */
    static int groups(int[] slots, int length, int[] found) {
        byte[] marks = Anchors.MARKS;
        int count = 0;
        for (int i = 0; i < length; i += GROUP) {
            int any = marks[slots[i] & Anchors.SLOTS]
                    | marks[slots[i + 1] & Anchors.SLOTS]
                    | marks[slots[i + 2] & Anchors.SLOTS]
                    | marks[slots[i + 3] & Anchors.SLOTS]
                    | marks[slots[i + 4] & Anchors.SLOTS]
                    | marks[slots[i + 5] & Anchors.SLOTS]
                    | marks[slots[i + 6] & Anchors.SLOTS]
                    | marks[slots[i + 7] & Anchors.SLOTS];
            found[count] = i;
            count += (any | -any) >>> 31;
        }
        return count;
    }

    /**
     * Finds in groups the integers that are to be looked at one by one.
     *
     * @param slots the slots of little-endian integers
     * @param groups the index of the first integer of each group
     * @param length how many groups
     * @param found gets the index of each; has room for one more than there are integers
     * @return how many were found
     */
    static int words(int[] slots, int[] groups, int length, int[] found) {
        byte[] marks = Anchors.MARKS;
        int count = 0;
        for (int g = 0; g < length; g++) {
            int from = groups[g];
            for (int i = from; i < from + GROUP; i++) {
                found[count] = i;
                int mark = marks[slots[i] & Anchors.SLOTS];
                count += (mark | -mark) >>> 31;
            }
        }
        return count;
    }
}
