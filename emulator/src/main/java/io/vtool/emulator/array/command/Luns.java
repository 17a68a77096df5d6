package io.vtool.emulator.array.command;

/** Logical unit numbers on the wire, single level (SAM-5 4.7.7). */
public final class Luns {
    /** What {@link #decode} makes of a LUN that cannot name a logical unit. */
    public static final int NONE = -1;

    private static final int PERIPHERAL_LIMIT = 256;
    private static final long FLAT = 0x4000L;

    private Luns() {}

    /**
     * Encodes a number: peripheral device addressing below 256, flat space addressing from there.
     *
     * @param lun 0 to 16383
     * @return the 8-byte LUN, big endian
     */
    public static long encode(int lun) {
        return (lun < PERIPHERAL_LIMIT ? (long) lun : FLAT | lun) << 48;
    }

    /**
     * Decodes a number.
     *
     * @param wire the 8-byte LUN, big endian
     * @return 0 to 16383, or {@link #NONE}
     */
    public static int decode(long wire) {
        int first = (int) (wire >>> 48);
        if (wire << 16 != 0) {
            return NONE;
        }
        return switch (first >> 14) {
            case 0 -> first < PERIPHERAL_LIMIT ? first : NONE;
            case 1 -> first & 0x3fff;
            default -> NONE;
        };
    }
}
