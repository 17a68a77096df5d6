package io.vtool.iscsi.initiator;

/** Logical unit numbers as 8-byte fields (SAM-5 4.7). */
public final class Lun {
    private static final int PERIPHERAL_LIMIT = 256;
    private static final int FLAT_LIMIT = 16384;
    private static final long FLAT = 0x4000L;
    private static final long METHOD_BITS = 0xc000L;

    private Lun() {}

    /**
     * Encodes a number: up to 255 by peripheral device addressing, beyond by flat space addressing.
     *
     * @param number 0 to 16383
     * @return the LUN field, big endian
     */
    public static long of(int number) {
        if (number < 0 || number >= FLAT_LIMIT) {
            throw new IllegalArgumentException("LUN " + number);
        }
        return (number < PERIPHERAL_LIMIT ? number : FLAT | number) << 48;
    }

    /**
     * Returns the number that stands for a field, as Linux shows it: each pair of bytes is a level, the first the lowest.
     *
     * @param field the LUN field, big endian
     * @return the number; below 16384 for single level addressing, but for the method bits of flat addressing
     */
    public static long number(long field) {
        return field >>> 48 | (field >>> 32 & 0xffff) << 16 | (field >>> 16 & 0xffff) << 32 | (field & 0xffff) << 48;
    }

    /**
     * Returns the number of a single level field without its address method.
     *
     * @param field the LUN field, big endian
     * @return 0 to 16383, or -1 if it has further levels or another method
     */
    public static int plainNumber(long field) {
        long first = field >>> 48;
        boolean single = (field & 0xffff_ffff_ffffL) == 0;
        boolean known = (first & METHOD_BITS) == FLAT || (first & METHOD_BITS) == 0 && first < PERIPHERAL_LIMIT;
        return single && known ? (int) (first & (FLAT_LIMIT - 1)) : -1;
    }
}
