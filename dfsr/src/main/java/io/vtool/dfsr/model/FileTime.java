package io.vtool.dfsr.model;

import java.time.Instant;

/** Windows file times: units of 100 ns since the start of 1601, UTC. */
public final class FileTime {
    /** File time of the start of 1970. */
    public static final long EPOCH = 116_444_736_000_000_000L;

    private static final long TICKS_PER_MILLI = 10_000L;
    private static final long TICKS_PER_SECOND = 10_000_000L;

    private FileTime() {}

    /**
     * A file time.
     *
     * @param millis milliseconds since 1970
     */
    public static long ofMillis(long millis) {
        return EPOCH + millis * TICKS_PER_MILLI;
    }

    /**
     * Milliseconds since 1970.
     *
     * @param ticks a file time
     */
    public static long millis(long ticks) {
        return Math.floorDiv(ticks - EPOCH, TICKS_PER_MILLI);
    }

    /**
     * A moment.
     *
     * @param ticks a file time
     */
    public static Instant instant(long ticks) {
        return Instant.ofEpochSecond(
                Math.floorDiv(ticks - EPOCH, TICKS_PER_SECOND), Math.floorMod(ticks - EPOCH, TICKS_PER_SECOND) * 100);
    }
}
