package io.vtool.iscsi.initiator;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps deadlines: whoever is about to wait sets a guard, and what the guard is to do at its deadline ends the wait. One
 * daemon thread looks at all guards; it ends when there has been none for a while.
 */
public final class Watchdog {
    private static final long PULSE_NANOS = 10_000_000;
    private static final int IDLE_PULSES = 500;

    private final LongSupplier clock;
    private final Set<Guard> guards = ConcurrentHashMap.newKeySet();
    private @Nullable Thread thread;

    /**
     * Makes a watchdog.
     *
     * @param clock nanoseconds of any origin, never going back
     */
    public Watchdog(LongSupplier clock) {
        this.clock = clock;
    }

    /** One deadline. */
    public final class Guard {
        private final long deadline;
        private final Runnable expiry;

        Guard(long deadline, Runnable expiry) {
            this.deadline = deadline;
            this.expiry = expiry;
        }

        /** Keeps the guard from doing anything, because the wait is over. */
        public void cancel() {
            guards.remove(this);
        }

        private void judge(long now) {
            if (now - deadline >= 0 && guards.remove(this)) {
                expiry.run();
            }
        }
    }

    /**
     * Sets a guard.
     *
     * @param time how long from now
     * @param expiry what ends the wait; must itself not wait
     * @return the guard, to be cancelled when the wait is over
     */
    public Guard guard(Duration time, Runnable expiry) {
        Guard guard = new Guard(clock.getAsLong() + time.toNanos(), expiry);
        guards.add(guard);
        wake();
        return guard;
    }

    /**
     * Tells the time.
     *
     * @return nanoseconds of any origin
     */
    public long now() {
        return clock.getAsLong();
    }

    private synchronized void wake() {
        if (thread == null) {
            Thread starting = new Thread(
                    new Runnable() {
                        @Override
                        public void run() {
                            pulse();
                        }
                    },
                    "iscsi-watchdog");
            starting.setDaemon(true);
            thread = starting;
            starting.start();
        }
    }

    private void pulse() {
        int idle = 0;
        while (idle < IDLE_PULSES || !retire()) {
            LockSupport.parkNanos(this, PULSE_NANOS);
            idle = guards.isEmpty() ? idle + 1 : 0;
            long now = clock.getAsLong();
            for (Guard guard : guards) {
                guard.judge(now);
            }
        }
    }

    private synchronized boolean retire() {
        if (guards.isEmpty()) {
            thread = null;
            return true;
        }
        return false;
    }
}
