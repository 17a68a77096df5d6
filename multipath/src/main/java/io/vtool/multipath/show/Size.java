package io.vtool.multipath.show;

/** Sizes as multipath prints them. */
public final class Size {
    private static final String UNITS = "KMGTP";
    private static final int STEP = 1024;
    private static final int TEN = 10;

    private Size() {}

    /**
     * Text of a size.
     *
     * @param sectors 512-byte sectors
     */
    public static String text(long sectors) {
        float size = sectors >> 1;
        int unit = 0;
        while (size >= STEP && unit < UNITS.length() - 1) {
            size /= STEP;
            unit++;
        }
        if (size >= TEN) {
            return (long) Math.rint(size) + UNITS.substring(unit, unit + 1);
        }
        long tenths = (long) Math.rint((double) size * TEN);
        return tenths / TEN + "." + tenths % TEN + UNITS.charAt(unit);
    }
}
