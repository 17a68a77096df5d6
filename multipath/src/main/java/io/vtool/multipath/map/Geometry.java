package io.vtool.multipath.map;

/**
 * The geometry that Linux makes up for a disk without partitions: at most 1024 cylinders, 255 heads and 63 sectors, or the
 * customary fields of large disks.
 */
record Geometry(long cylinders, long heads, long sectors) {
    private static final long MOST_CYLINDERS = 1024;
    private static final long MOST_SECTORS = 62;
    private static final long MEGABYTE = 2048;
    private static final long LARGE = 65534;
    private static final long LONGEST = 65535;

    /** That of a disk of so many sectors. */
    static Geometry of(long capacity) {
        if (capacity <= 0) {
            return new Geometry(0, 64, 32);
        }
        long heads = up(capacity, MOST_CYLINDERS * MOST_SECTORS);
        long sectors = MOST_SECTORS;
        long cylinders = MOST_CYLINDERS;
        if (capacity % (MOST_CYLINDERS * MOST_SECTORS) != 0) {
            long each = MOST_CYLINDERS * heads;
            sectors = up(capacity, each);
            if (capacity % each != 0) {
                cylinders = capacity / (heads * sectors);
            }
        }
        if (capacity < 1L << 32 && cylinders > 0 && heads <= 255 && sectors <= 63) {
            return new Geometry(cylinders, heads, sectors);
        }
        boolean large = capacity / MEGABYTE > LARGE;
        long tracks = large ? 255 * 63 : 64 * 32;
        long most = capacity > LONGEST * 63 * 255 ? LONGEST : capacity / tracks;
        return large ? new Geometry(most, 255, 63) : new Geometry(most, 64, 32);
    }

    private static long up(long number, long by) {
        return (number + by - 1) / by;
    }
}
