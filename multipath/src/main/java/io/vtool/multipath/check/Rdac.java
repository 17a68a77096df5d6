package io.vtool.multipath.check;

import io.vtool.multipath.host.ScsiReply;
import io.vtool.multipath.path.PathStatus;
import io.vtool.multipath.probe.Probe;
import java.time.Duration;

/** The checker {@code rdac}: the volume access control page tells which controller owns the volume. */
final class Rdac implements PathChecker {
    private static final int PAGE = 0xc9;
    private static final int LENGTH = 14;
    private static final int GROUPS_TOLD = 0x10;
    private static final int OWNER = 0x01;
    private static final int IOSHIP = 0x20;
    private static final int UNAVAILABLE = 3;
    private static final int TRANSITIONING = 15;
    private static final int ILLEGAL_REQUEST = 5;

    @Override
    public PathStatus check(Probe probe, Duration timeout) {
        ScsiReply reply = probe.page(PAGE, timeout);
        byte[] data = reply.data();
        if (!reply.good() || data.length < LENGTH) {
            return reply.senseKey() == ILLEGAL_REQUEST ? PathStatus.WILD : PathStatus.DOWN;
        }
        if ((data[0] & 0xe0) == 0x20 || (data[0] & 0x7f) != 0) {
            return PathStatus.DOWN;
        }
        int access = data[8] & 0xff;
        if ((access & GROUPS_TOLD) != 0) {
            int here = data[10] & 0xf;
            int there = data[12] & 0xf;
            if (here == UNAVAILABLE || here == TRANSITIONING && there != TRANSITIONING) {
                return PathStatus.DOWN;
            }
        }
        return (access & (OWNER | IOSHIP)) != 0 ? PathStatus.UP : PathStatus.GHOST;
    }
}
