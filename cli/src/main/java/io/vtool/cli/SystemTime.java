package io.vtool.cli;

import io.vtool.cli.env.TimeSource;
import java.time.Instant;
import java.time.ZoneId;

/** The machine's own clock. */
final class SystemTime implements TimeSource {
    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public ZoneId zone() {
        return ZoneId.systemDefault();
    }
}
