package io.vtool.emulator.lab;

import io.vtool.iscsi.admin.Pace;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** A lab's clock: real time, moved forward by what {@code vtool lab clock advance} has added up. */
public final class LabClock implements Pace {
    private final LongSupplier millis;
    private final LongSupplier nanos;
    private volatile long offsetMillis;

    /**
     * Makes a clock.
     *
     * @param millis the real time, milliseconds since 1970
     * @param nanos a clock that only goes forward, nanoseconds
     * @param offsetMillis how far the lab is ahead
     */
    public LabClock(LongSupplier millis, LongSupplier nanos, long offsetMillis) {
        this.millis = millis;
        this.nanos = nanos;
        this.offsetMillis = offsetMillis;
    }

    /**
     * Returns how far the lab is ahead of real time.
     *
     * @return milliseconds
     */
    public long offsetMillis() {
        return offsetMillis;
    }

    /** Follows a change that was kept. */
    void offsetMillis(long offset) {
        offsetMillis = offset;
    }

    @Override
    public long millis() {
        return millis.getAsLong() + offsetMillis;
    }

    /** Real nanoseconds: deadlines are about real waiting. */
    @Override
    public long nanos() {
        return nanos.getAsLong();
    }

    @Override
    public void sleep(Duration time) {
        LockSupport.parkNanos(this, time.toNanos());
    }
}
