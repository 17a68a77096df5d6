package io.vtool.multipath.daemon;

import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.host.ScsiReply;
import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.map.MapPolicy;
import io.vtool.multipath.path.ErrorPolicy;
import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.path.PathErrors;
import io.vtool.multipath.path.PathStatus;
import java.time.Duration;

/** Keeps paths that fail again and again out of use, or in groups of their own. */
final class Marginality {
    private static final int ALL = 1000;

    /** What comes of a path that its checker calls usable. */
    enum Verdict {
        UNCHANGED,
        /** It is not taken back yet. */
        DELAYED,
        /** It belongs into another group now. */
        REGROUP
    }

    private final Inventory inventory;
    private long now;

    Marginality(Inventory inventory) {
        this.inventory = inventory;
        this.now = inventory.machine.millis() / 1000;
    }

    /** Sets the time, in seconds of the machine's clock. */
    void now(long seconds) {
        now = seconds;
    }

    private static ErrorPolicy policy(LiveMap map) {
        MapPolicy policy = map.policy;
        return policy == null ? new ErrorPolicy(0, 0, 0, 0, 0, 0, 0) : policy.errors();
    }

    /** The kernel told that a path failed. */
    void failed(LiveMap map, LivePath path) {
        path.errors.failed(policy(map), now);
    }

    /** Some more checks found a path well. */
    static void good(LiveMap map, LivePath path, int checks) {
        path.errors.good(policy(map), checks);
    }

    /** Judges a path that its checker calls usable. */
    Verdict judge(LiveMap map, LivePath path) {
        ErrorPolicy policy = policy(map);
        if (!policy.counts() && !policy.measures()) {
            return Verdict.UNCHANGED;
        }
        PathErrors.Situation situation = new PathErrors.Situation(
                path.name, path.status, map.usablePaths(), now, text -> inventory.log.line(2, text));
        boolean groups = inventory.policies.global().marginalGroups();
        if (path.errors.keepsOut(policy, situation, () -> errors(path))) {
            if (!path.marginal && path.status != PathStatus.DELAYED) {
                inventory.log.line(2, path.name + ": path is now marginal");
            }
            return groups ? regroup(path, true) : Verdict.DELAYED;
        }
        if (path.marginal && groups || path.status == PathStatus.DELAYED) {
            inventory.log.line(2, path.name + ": path is no longer marginal");
        }
        return groups ? regroup(path, false) : Verdict.UNCHANGED;
    }

    private static Verdict regroup(LivePath path, boolean marginal) {
        boolean changed = path.marginal != marginal;
        path.marginal = marginal;
        return changed ? Verdict.REGROUP : Verdict.UNCHANGED;
    }

    /** What a look at the medium says about all the reads that would have been made. */
    private int errors(LivePath path) {
        BlockDevice device = path.device;
        if (device == null) {
            return ALL;
        }
        ScsiReply reply =
                inventory.probes.of(device).firstBlock(Duration.ofSeconds(Math.max(1, device.timeoutSeconds())));
        return reply.good() ? 0 : ALL;
    }
}
