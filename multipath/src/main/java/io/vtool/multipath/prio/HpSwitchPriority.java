package io.vtool.multipath.prio;

import io.vtool.multipath.host.ScsiReply;
import io.vtool.multipath.path.LivePath;
import org.jspecify.annotations.Nullable;

/** The prioritizer {@code hp_sw}: 4 for an active path, 2 for one in standby, 0 for a failed one. */
final class HpSwitchPriority implements Prioritizer {
    private static final int NOT_READY = 2;
    private static final int INITIALIZING_COMMAND_REQUIRED = 0x0402;
    private static final int RECOVERED = 1;

    @Override
    public int priority(LivePath path, @Nullable String arguments, Questions questions) {
        ScsiReply reply = questions.probe().testUnitReady(questions.timeout());
        if (reply.good() || reply.senseKey() == RECOVERED) {
            return 4;
        }
        boolean standby = reply.senseKey() == NOT_READY && reply.additionalSense() == INITIALIZING_COMMAND_REQUIRED;
        return standby ? 2 : 0;
    }
}
