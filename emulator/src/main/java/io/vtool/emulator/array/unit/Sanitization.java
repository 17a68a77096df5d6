package io.vtool.emulator.array.unit;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The sanitize operation of a logical unit: while one runs the unit is not ready, whatever is reset (SBC-3 4.11). */
public final class Sanitization {
    private final LongSupplier nanos;
    private boolean running;
    private long start;
    private long end;

    Sanitization(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Starts an operation.
     *
     * @param milliseconds how long it is to take at least
     * @return false if one is running
     */
    public synchronized boolean begin(long milliseconds) {
        if (inProgress()) {
            return false;
        }
        running = true;
        start = nanos.getAsLong();
        end = start + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        return true;
    }

    /** Tells that the work is done; the operation ends when its time is up, too. */
    public synchronized void worked() {
        running = false;
    }

    /**
     * Tells whether an operation is running.
     *
     * @return true until the work is done and the time is up
     */
    public synchronized boolean inProgress() {
        return running || remainingMillis() > 0;
    }

    /**
     * Returns how long the operation still takes at least.
     *
     * @return milliseconds, 0 when none runs
     */
    public synchronized long remainingMillis() {
        long left = end - nanos.getAsLong();
        return end == 0 || left <= 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(left) + 1;
    }

    /**
     * Returns the sense data of commands that come meanwhile, with the PROGRESS INDICATION (SPC-4 4.5.2.4.4).
     *
     * @return not ready
     */
    public synchronized Sense sense() {
        long total = Math.max(1, end - start);
        long passed = Math.max(0, Math.min(total, nanos.getAsLong() - start));
        return Sense.withProgress(SenseCode.NOT_READY_SANITIZE_IN_PROGRESS, (int) (passed * 0.9999 / total * 65536));
    }
}
