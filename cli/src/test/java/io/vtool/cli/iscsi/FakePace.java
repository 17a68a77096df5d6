package io.vtool.cli.iscsi;

import io.vtool.iscsi.admin.Pace;
import java.time.Duration;

/** A clock that waiting moves. */
final class FakePace implements Pace {
    private long nanos;

    @Override
    public long millis() {
        return nanos / 1_000_000 + 1;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void sleep(Duration time) {
        nanos += time.toNanos();
    }

    void at(double seconds) {
        nanos = Math.max(nanos, (long) (seconds * 1_000_000_000L));
    }
}
