package io.vtool.multipath.check;

import io.vtool.multipath.host.ScsiReply;
import io.vtool.multipath.path.PathStatus;
import io.vtool.multipath.probe.Probe;
import java.time.Duration;

/** The checker {@code hp_sw}: a path that answers INQUIRY but is not ready waits for its controller. */
final class HpSwitch implements PathChecker {
    private static final int SERIAL = 0x80;
    private static final int RECOVERED = 1;
    private static final int ILLEGAL_REQUEST = 5;

    @Override
    public PathStatus check(Probe probe, Duration timeout) {
        ScsiReply serial = probe.page(SERIAL, timeout);
        if (!serial.good() && serial.senseKey() != RECOVERED) {
            return serial.senseKey() == ILLEGAL_REQUEST ? PathStatus.WILD : PathStatus.DOWN;
        }
        return probe.testUnitReady(timeout).good() ? PathStatus.UP : PathStatus.GHOST;
    }
}
