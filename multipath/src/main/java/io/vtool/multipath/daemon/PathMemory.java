package io.vtool.multipath.daemon;

import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.path.InitStatus;
import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.path.PathErrors;
import io.vtool.multipath.path.PathStatus;
import org.jspecify.annotations.Nullable;

/** What multipathd remembers of a path. */
record PathMemory(
        String name,
        String hcil,
        int session,
        String wwid,
        PathStatus status,
        InitStatus init,
        int priority,
        @Nullable String checker,
        @Nullable String prioritizer,
        boolean checkerStopped,
        boolean opened,
        int tick,
        int interval,
        boolean marginal,
        String errors) {

    static PathMemory of(LivePath path) {
        BlockDevice disk = path.device;
        return new PathMemory(
                path.name,
                path.hcil(),
                disk == null ? 0 : disk.session(),
                path.wwid,
                path.status,
                path.init,
                path.priority,
                path.checker,
                path.prioritizer,
                path.checkerStopped,
                path.opened,
                path.tick,
                path.interval,
                path.marginal,
                path.errors.text());
    }

    /** What tells a disk from all others, past ones too. */
    static String key(BlockDevice device) {
        return device.name() + " " + device.hcil() + " " + device.session();
    }

    /** Whether a disk is the one that the path led to. */
    boolean isOf(BlockDevice device) {
        return name.equals(device.name()) && session == device.session() && hcil.equals(device.hcil());
    }

    /** Gives a path what was remembered of it. */
    void restore(LivePath path) {
        path.wwid = wwid;
        path.status = status;
        path.init = init;
        path.priority = priority;
        path.checker = checker;
        path.prioritizer = prioritizer;
        path.checkerStopped = checkerStopped;
        path.opened = opened;
        path.tick = tick;
        path.interval = interval;
        path.marginal = marginal;
        path.errors = PathErrors.parse(errors);
    }
}
