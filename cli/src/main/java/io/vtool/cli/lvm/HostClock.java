package io.vtool.cli.lvm;

import io.vtool.cli.env.TimeSource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** The clock of the outside world, asked for its zone only when that is needed: to find the rules of zones takes long. */
final class HostClock extends Clock {
    private final TimeSource time;

    HostClock(TimeSource time) {
        this.time = time;
    }

    @Override
    public ZoneId getZone() {
        return time.zone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }

    @Override
    public Instant instant() {
        return time.now();
    }
}
