package io.vtool.multipath.check;

import io.vtool.multipath.host.ScsiReply;
import io.vtool.multipath.path.PathStatus;
import io.vtool.multipath.probe.Probe;
import java.time.Duration;

/** The checker {@code tur}. */
final class TestUnitReady implements PathChecker {
    private static final int ATTEMPTS = 5;
    private static final int RESERVATION_CONFLICT = 0x18;
    private static final int NOT_READY = 2;
    private static final int UNIT_ATTENTION = 6;
    private static final int STANDBY = 0x040b;
    private static final int BAD_TARGET = 4;
    private static final int ABORT = 5;
    private static final int TRANSPORT_FAILFAST = 15;

    @Override
    public PathStatus check(Probe probe, Duration timeout) {
        ScsiReply reply = probe.testUnitReady(timeout);
        for (int left = ATTEMPTS; again(reply) && left > 1; left--) {
            reply = probe.testUnitReadyAgain(timeout);
        }
        if (reply.hostByte() == ScsiReply.TIME_OUT) {
            return PathStatus.TIMEOUT;
        }
        if (reply.good() || reply.hostByte() == 0 && reply.status() == RESERVATION_CONFLICT) {
            return PathStatus.UP;
        }
        return reply.senseKey() == NOT_READY && reply.additionalSense() == STANDBY ? PathStatus.GHOST : PathStatus.DOWN;
    }

    /** Transport errors that may pass, and unit attentions, are worth another attempt. */
    private static boolean again(ScsiReply reply) {
        return switch (reply.hostByte()) {
            case 0 -> reply.senseKey() == UNIT_ATTENTION;
            case ScsiReply.NO_CONNECT, ScsiReply.TIME_OUT, BAD_TARGET, ABORT, TRANSPORT_FAILFAST -> false;
            default -> true;
        };
    }
}
