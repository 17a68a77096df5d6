package io.vtool.dfsr.engine;

import io.vtool.dfsr.config.Schedule;

/**
 * The work of one connection along time: each update takes a share of the time that sixteen at once take, and the time its bytes
 * need at the rate that schedule and bandwidth allow.
 */
final class Transfer {
    /** Updates at work at once. */
    static final int CONCURRENT = 16;

    /** Milliseconds of one update besides its bytes: messages, staging, installing. */
    private static final long UPDATE_MILLIS = 400 / CONCURRENT;

    private static final long MILLIS_PER_SECOND = 1000;

    private final Schedule schedule;
    private final long bandwidth;
    private boolean closed;
    private Force force = Force.NONE;
    private long clock;
    private long waited;
    private long sent;

    /**
     * Continues.
     *
     * @param clock the moment up to which everything is done, milliseconds since 1970
     * @param waited milliseconds that the update at work has had besides its bytes
     * @param sent bytes of it that were sent
     */
    Transfer(Schedule schedule, long bandwidth, long clock, long waited, long sent) {
        this.schedule = schedule;
        this.bandwidth = bandwidth;
        this.clock = clock;
        this.waited = waited;
        this.sent = sent;
    }

    /** What an administrator or a fault makes of the schedule. */
    void override(boolean shut, Force forced) {
        closed = shut;
        force = forced;
    }

    long clock() {
        return clock;
    }

    long waited() {
        return waited;
    }

    long sent() {
        return sent;
    }

    /** Nothing to do until then. */
    void idle(long until) {
        clock = Math.max(clock, until);
        waited = 0;
        sent = 0;
    }

    /**
     * Works on an update.
     *
     * @param bytes its size
     * @param limit the moment at which to stop
     * @return whether it is done before that
     */
    boolean work(long bytes, long limit) {
        while (clock < limit) {
            long rate = Math.min(bandwidth, rate());
            long slotEnd = Math.min(limit, (Math.floorDiv(clock, Schedule.SLOT_MILLIS) + 1) * Schedule.SLOT_MILLIS);
            slotEnd = force.until() > clock ? Math.min(slotEnd, force.until()) : slotEnd;
            if (rate == 0) {
                clock = slotEnd;
                continue;
            }
            long wait = Math.min(UPDATE_MILLIS - waited, slotEnd - clock);
            clock += wait;
            waited += wait;
            if (waited < UPDATE_MILLIS || !send(bytes, rate, slotEnd)) {
                continue;
            }
            waited = 0;
            sent = 0;
            return true;
        }
        return false;
    }

    /** Bytes a second that may be sent now. */
    long rate() {
        if (force.until() > clock) {
            return force.stops() ? 0 : Schedule.bytesOf(force.level());
        }
        return closed ? 0 : schedule.bytesPerSecond(clock);
    }

    /** Sends until the end of the slot; tells whether all is sent. */
    private boolean send(long bytes, long rate, long slotEnd) {
        long left = bytes - sent;
        if (left <= 0 || rate == Long.MAX_VALUE) {
            return true;
        }
        // rounded up: a byte takes time, however fast the line
        long needed = left / rate * MILLIS_PER_SECOND + (left % rate * MILLIS_PER_SECOND + rate - 1) / rate;
        if (clock + needed <= slotEnd) {
            clock += needed;
            return true;
        }
        long time = slotEnd - clock;
        sent += time / MILLIS_PER_SECOND * rate + time % MILLIS_PER_SECOND * rate / MILLIS_PER_SECOND;
        clock = slotEnd;
        return false;
    }
}
