package io.vtool.cli.lab;

/** Amounts of data in words. */
final class Bytes {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private Bytes() {}

    /** The largest unit that leaves a number of at least one, with one digit behind the point where it is not whole. */
    static String words(long bytes) {
        int unit = 0;
        long tenths = bytes * 10;
        while (tenths >= 10240 && unit < UNITS.length - 1) {
            tenths = (tenths + 512) / 1024;
            unit++;
        }
        String fraction = tenths % 10 == 0 ? "" : "." + tenths % 10;
        return tenths / 10 + fraction + " " + UNITS[unit];
    }
}
