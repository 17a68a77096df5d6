package io.vtool.multipath.probe;

import io.vtool.multipath.host.ScsiReply;
import java.util.HashMap;
import java.util.Map;

/** Access states of a logical unit's target port groups, out of REPORT TARGET PORT GROUPS. */
public final class PortGroups {
    /** Access state of an unknown group. */
    public static final int UNKNOWN = -1;

    /** No group. */
    public static final PortGroups NONE = new PortGroups(ScsiReply.failed(ScsiReply.NO_CONNECT));

    private static final int HEADER = 4;
    private static final int DESCRIPTOR = 8;
    private static final int PORT = 4;
    private static final int PREFERRED = 0x80;
    private static final String[] NAMES = {
        "active/optimized", "active/non-optimized", "standby", "unavailable", "lba-dependent"
    };
    private static final int OFFLINE = 14;
    private static final int TRANSITIONING = 15;

    private final Map<Integer, Integer> states = new HashMap<>();

    /** Reads a reply; one that failed holds no group. */
    public PortGroups(ScsiReply reply) {
        byte[] data = reply.data();
        if (!reply.good() || data.length < HEADER) {
            return;
        }
        long length = (data[0] & 0xffL) << 24 | (data[1] & 0xff) << 16 | (data[2] & 0xff) << 8 | data[3] & 0xff;
        int end = (int) Math.min(data.length, HEADER + length);
        int at = HEADER;
        while (at + DESCRIPTOR <= end) {
            states.put((data[at + 2] & 0xff) << 8 | data[at + 3] & 0xff, data[at] & 0xff);
            at += DESCRIPTOR + PORT * (data[at + 7] & 0xff);
        }
    }

    /** Whether the device told of any. */
    public boolean known() {
        return !states.isEmpty();
    }

    /** Access state of a group, {@link #UNKNOWN} if the device did not tell. */
    public int state(int group) {
        Integer state = states.get(group);
        return state == null ? UNKNOWN : state & 0xf;
    }

    /** Whether a group is a preferred one. */
    public boolean preferred(int group) {
        Integer state = states.get(group);
        return state != null && (state & PREFERRED) != 0;
    }

    /** Name of an access state as sysfs shows it. */
    public static String name(int state) {
        if (state >= 0 && state < NAMES.length) {
            return NAMES[state];
        }
        return state == OFFLINE ? "offline" : state == TRANSITIONING ? "transitioning" : "unknown";
    }
}
