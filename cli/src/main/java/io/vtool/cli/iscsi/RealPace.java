package io.vtool.cli.iscsi;

import io.vtool.cli.env.TimeSource;
import io.vtool.iscsi.admin.Pace;
import java.time.Duration;

/** Time as it passes. */
final class RealPace implements Pace {
    private final TimeSource time;

    RealPace(TimeSource time) {
        this.time = time;
    }

    @Override
    public long millis() {
        return time.now().toEpochMilli();
    }

    @Override
    public long nanos() {
        return time.nanos();
    }

    @Override
    public void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
