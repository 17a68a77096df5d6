package io.vtool.cli.env;

import java.time.Instant;
import java.time.ZoneId;

/** The clock of the outside world; tests bring their own. */
public interface TimeSource {
    /** The time of day. */
    Instant now();

    /** A count of nanoseconds that never goes back, to measure waits and deadlines with. */
    long nanos();

    /** The zone in which times are shown to the user. */
    ZoneId zone();
}
