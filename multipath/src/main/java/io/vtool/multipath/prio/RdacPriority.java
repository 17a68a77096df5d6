package io.vtool.multipath.prio;

import io.vtool.multipath.host.ScsiReply;
import io.vtool.multipath.path.LivePath;
import org.jspecify.annotations.Nullable;

/** The prioritizer {@code rdac}: ownership and preference out of the volume access control page. */
final class RdacPriority implements Prioritizer {
    private static final int PAGE = 0xc9;
    private static final int PAGE_LENGTH = 0x2c;

    @Override
    public int priority(LivePath path, @Nullable String arguments, Questions questions) {
        ScsiReply reply = questions.probe().page(PAGE, questions.timeout());
        byte[] data = reply.data();
        if (!reply.good()
                || data.length < 10
                || (data[1] & 0xff) != PAGE
                || data[3] != PAGE_LENGTH
                || data[4] != 'v'
                || data[5] != 'a'
                || data[6] != 'c') {
            return 0;
        }
        int priority = (data[8] & 1) != 0 ? 2 : 0;
        int preference = data[9] & 0xf;
        if (preference == 1) {
            priority |= 4;
        } else if (preference == 2) {
            priority |= 1;
        }
        return (data[8] & 0x20) != 0 ? priority | 8 : priority;
    }
}
