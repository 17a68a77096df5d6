package io.vtool.multipath.check;

import io.vtool.multipath.host.ScsiReply;
import io.vtool.multipath.path.PathStatus;
import io.vtool.multipath.probe.Probe;
import java.time.Duration;

/** The checkers {@code directio} and {@code readsector0}: the first block can be read, or not. */
final class FirstBlock implements PathChecker {
    private static final int ATTEMPTS = 5;
    private static final int UNIT_ATTENTION = 6;
    private static final int RECOVERED = 1;

    @Override
    public PathStatus check(Probe probe, Duration timeout) {
        ScsiReply reply = probe.firstBlock(timeout);
        for (int left = ATTEMPTS; reply.senseKey() == UNIT_ATTENTION && left > 1; left--) {
            reply = probe.readFirstBlock(timeout);
        }
        return reply.good() || reply.senseKey() == RECOVERED ? PathStatus.UP : PathStatus.DOWN;
    }
}
