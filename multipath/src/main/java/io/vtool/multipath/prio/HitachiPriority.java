package io.vtool.multipath.prio;

import io.vtool.multipath.host.ScsiReply;
import io.vtool.multipath.path.LivePath;
import org.jspecify.annotations.Nullable;

/** The prioritizer {@code hds}: 1 where number of controller and number of volume are both even or both odd. */
final class HitachiPriority implements Prioritizer {
    private static final int VOLUME_DIGIT = 47;
    private static final int CONTROLLER_DIGIT = 49;
    private static final int HEXADECIMAL = 16;
    private static final int DECIMAL = 10;

    @Override
    public int priority(LivePath path, @Nullable String arguments, Questions questions) {
        ScsiReply reply = questions.probe().inquiry(questions.timeout());
        byte[] data = reply.data();
        if (!reply.good() || data.length <= CONTROLLER_DIGIT) {
            return LivePath.NO_PRIORITY;
        }
        int volume = Character.digit(data[VOLUME_DIGIT], HEXADECIMAL);
        int controller = Character.digit(data[CONTROLLER_DIGIT], DECIMAL);
        if (volume < 0 || controller < 0) {
            return LivePath.NO_PRIORITY;
        }
        return (volume & 1) == (controller & 1) ? 1 : 0;
    }
}
