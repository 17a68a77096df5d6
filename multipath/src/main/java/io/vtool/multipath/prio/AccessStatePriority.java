package io.vtool.multipath.prio;

import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.probe.PortGroups;
import org.jspecify.annotations.Nullable;

/** The prioritizers {@code alua} and {@code sysfs}: the access state of the path's target port group. */
final class AccessStatePriority implements Prioritizer {
    private static final int PREFERRED = 80;
    private static final int OPTIMIZED = 0;
    private static final int NON_OPTIMIZED = 1;
    private static final int STANDBY = 2;
    private static final int LBA_DEPENDENT = 4;

    @Override
    public int priority(LivePath path, @Nullable String arguments, Questions questions) {
        PortGroups kept = questions.groups();
        PortGroups groups =
                kept == null ? new PortGroups(questions.probe().targetPortGroups(questions.timeout())) : kept;
        int group = path.identity.portGroup();
        int state = groups.state(group);
        if (state == PortGroups.UNKNOWN) {
            return LivePath.NO_PRIORITY;
        }
        int priority = switch (state) {
            case OPTIMIZED -> 50;
            case NON_OPTIMIZED -> 10;
            case LBA_DEPENDENT -> 5;
            case STANDBY -> 1;
            default -> 0;
        };
        boolean exclusive = arguments != null && arguments.contains("exclusive_pref_bit");
        return groups.preferred(group) && (state != OPTIMIZED || exclusive) ? priority + PREFERRED : priority;
    }
}
