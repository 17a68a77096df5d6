package io.vtool.iscsi.admin;

import java.time.Duration;

/** Time as tries and deadlines see it. */
public interface Pace {
    /** Milliseconds since 1970. */
    long millis();

    /** A count of nanoseconds that only goes forward. */
    long nanos();

    /**
     * Waits.
     *
     * @param time how long
     */
    void sleep(Duration time);
}
