package io.vtool.emulator.array.unit;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The sanitize operation of a logical unit: while one runs the unit is not ready, whatever is reset (SBC-3 4.11). */
public final class Sanitization {
    private final LongSupplier nanos;
    private boolean running;
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
        end = nanos.getAsLong() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
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
}
