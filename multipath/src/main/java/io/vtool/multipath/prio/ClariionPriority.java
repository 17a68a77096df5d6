package io.vtool.multipath.prio;

import io.vtool.multipath.host.ScsiReply;
import io.vtool.multipath.path.LivePath;
import org.jspecify.annotations.Nullable;

/** The prioritizer {@code emc}: state of the LUN, and two more at its default owner. */
final class ClariionPriority implements Prioritizer {
    private static final int PAGE = 0xc0;

    @Override
    public int priority(LivePath path, @Nullable String arguments, Questions questions) {
        ScsiReply reply = questions.probe().page(PAGE, questions.timeout());
        byte[] data = reply.data();
        if (!reply.good() || data.length < 49 || (data[1] & 0xff) != PAGE || data[9] != 0 || data[48] != 0) {
            return LivePath.NO_PRIORITY;
        }
        int mode = data[28] & 0x07;
        if (data[27] != 0x03 || mode != 0x04 && mode != 0x06 || (data[30] & 0x04) == 0) {
            return LivePath.NO_PRIORITY;
        }
        return data[5] == data[8] ? data[4] + 2 : data[4];
    }
}
