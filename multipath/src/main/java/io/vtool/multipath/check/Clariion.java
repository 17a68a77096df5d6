package io.vtool.multipath.check;

import io.vtool.multipath.host.ScsiReply;
import io.vtool.multipath.path.PathStatus;
import io.vtool.multipath.probe.Probe;
import java.time.Duration;

/** The checker {@code emc_clariion}: the unit path report page, and a read where the path is active. */
final class Clariion implements PathChecker {
    private static final int PAGE = 0xc0;
    private static final int LENGTH = 49;
    private static final int ILLEGAL_REQUEST = 5;

    @Override
    public PathStatus check(Probe probe, Duration timeout) {
        ScsiReply reply = probe.page(PAGE, timeout);
        if (!reply.good()) {
            return reply.senseKey() == ILLEGAL_REQUEST ? PathStatus.WILD : PathStatus.DOWN;
        }
        byte[] data = reply.data();
        if (data.length < LENGTH || (data[1] & 0xff) != PAGE || data[9] != 0 || !configured(data)) {
            return PathStatus.DOWN;
        }
        if (data[48] != 0) {
            return PathStatus.SHAKY;
        }
        return switch (data[4]) {
            case 0 -> PathStatus.DOWN;
            case 2 -> probe.firstBlock(timeout).good() ? PathStatus.UP : PathStatus.DOWN;
            default -> PathStatus.UP;
        };
    }

    /** Initiator type, failover mode 1 or 4, and "arraycommpath" as multipath needs them. */
    private static boolean configured(byte[] data) {
        int mode = data[28] & 0x07;
        return data[27] == 0x03 && (mode == 0x04 || mode == 0x06) && (data[30] & 0x04) != 0;
    }
}
