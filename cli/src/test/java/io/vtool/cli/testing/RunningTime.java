package io.vtool.cli.testing;

import io.vtool.cli.env.TimeSource;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes on, so that what waits ends; where it begins does not matter to what is tested. */
public record RunningTime(Instant begin, long start) implements TimeSource {
    /** A clock that shows a time now, and goes on from there. */
    public static RunningTime from(Instant begin) {
        return new RunningTime(begin, System.nanoTime());
    }

    @Override
    public Instant now() {
        return begin.plusNanos(nanos());
    }

    @Override
    public long nanos() {
        return System.nanoTime() - start;
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }
}
