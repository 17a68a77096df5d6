package io.vtool.scsi.scan;

/**
 * The two loops that see every byte of a log. They are small, static, without branches on the data, and over plain
 * arrays, so that each compiler of the JVM does them well and soon.
 */
final class Kernel {
    /** Longs that are looked at together. */
    static final int GROUP = 4;

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long LOW_SEVEN = ONES * 0x7f;
    private static final long NEWLINES = ONES * '\n';

    private Kernel() {}

    /** How many newlines are among the first {@code length} longs. */
    static int newlines(long[] block, int length) {
        int others = 0;
        for (int i = 0; i < length; i++) {
            others += Long.bitCount(others(block[i]));
        }
        return length * Long.BYTES - others;
    }

    /** The high bit of each byte that is no newline. */
    static long others(long bytes) {
        long x = bytes ^ NEWLINES;
        return ((x & LOW_SEVEN) + LOW_SEVEN | x) & HIGH;
    }

    /** The high bit of each byte that is a newline. */
    static long ends(long bytes) {
        return others(bytes) ^ HIGH;
    }

    /**
     * Finds the groups that may hold an {@linkplain Anchors anchor} or hold a byte beyond ASCII.
     *
     * @param block little-endian longs
     * @param length how many, a multiple of {@link #GROUP}
     * @param found gets the index of the first long of each; has room for one more than there are groups
     * @return how many were found
     */
    static int groups(long[] block, int length, int[] found) {
        byte[] marks = Anchors.MARKS;
        int count = 0;
        for (int i = 0; i < length; i += GROUP) {
            long a = block[i];
            long b = block[i + 1];
            long c = block[i + 2];
            long d = block[i + 3];
            long foreign = (a | b | c | d) & HIGH;
            a = Anchors.mixed(a);
            b = Anchors.mixed(b);
            c = Anchors.mixed(c);
            d = Anchors.mixed(d);
            int any = marks[(int) a & Anchors.SLOTS]
                    | marks[(int) (a >>> 32) & Anchors.SLOTS]
                    | marks[(int) b & Anchors.SLOTS]
                    | marks[(int) (b >>> 32) & Anchors.SLOTS]
                    | marks[(int) c & Anchors.SLOTS]
                    | marks[(int) (c >>> 32) & Anchors.SLOTS]
                    | marks[(int) d & Anchors.SLOTS]
                    | marks[(int) (d >>> 32) & Anchors.SLOTS]
                    | (int) (foreign >>> 32)
                    | (int) foreign;
            found[count] = i;
            count += (any | -any) >>> 31;
        }
        return count;
    }
}
