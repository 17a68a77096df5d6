package io.vtool.multipath.daemon;

import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.map.LiveGroup;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.map.MapPolicy;
import io.vtool.multipath.path.KernelStatus;
import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.path.PathStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps device-mapper in step with what is known of paths: failed paths, queueing, and its countdown. */
final class Upkeep {
    private final Inventory inventory;
    private final DaemonParts parts;

    Upkeep(Inventory inventory, DaemonParts parts) {
        this.inventory = inventory;
        this.parts = parts;
    }

    /**
     * Reads a map out of device-mapper and settles its queueing.
     *
     * @return false if the map is gone, also from the inventory
     */
    boolean setup(LiveMap map) {
        parts.reader().refreshDevice(map);
        if (map.device == null || !parts.reader().read(map)) {
            forget(map);
            return false;
        }
        for (LiveGroup group : map.groups) {
            group.refresh();
        }
        map.policy = policy(map);
        noPathRetry(map);
        return true;
    }

    MapPolicy policy(LiveMap map) {
        for (LivePath path : map.paths()) {
            if (path.device != null) {
                return inventory.policies.map(map.wwid, path.device);
            }
        }
        return inventory.policies.map(map.wwid, null);
    }

    /** Tells the kernel how long it is to wait for lost transports. */
    void transportTimeouts(List<LivePath> paths) {
        Set<Integer> told = new HashSet<>();
        for (LivePath path : paths) {
            BlockDevice device = path.device;
            if (device != null && device.targetName() != null && told.add(device.session())) {
                int seconds = inventory.policies.settings(device).fastIoFailTmo();
                if (seconds > 0) {
                    inventory.machine.recoveryTimeout(device, seconds);
                }
            }
        }
    }

    /** Takes a map out of the inventory; its paths belong to none then. */
    void forget(LiveMap map) {
        inventory.maps.remove(map);
        for (LivePath path : inventory.paths) {
            if (map.alias.equals(path.map)) {
                path.map = null;
                path.kernel = KernelStatus.UNDEF;
                path.checker = null;
                path.prioritizer = null;
            }
        }
    }

    /** Makes device-mapper fail or take back the paths of which it thinks otherwise. */
    void sync(LiveMap map) {
        for (LiveGroup group : map.groups) {
            for (LivePath path : group.paths) {
                boolean down = path.status == PathStatus.DOWN || path.status == PathStatus.SHAKY;
                if (path.kernel != KernelStatus.ACTIVE && path.status.usable()) {
                    parts.writer().message(map, "reinstate_path " + path.devt);
                    path.kernel = KernelStatus.ACTIVE;
                } else if (path.kernel != KernelStatus.FAILED && down) {
                    inventory.log.line(
                            2,
                            "sync_map_state: failing " + path.name + " state " + path.status.number() + " dmstate "
                                    + (path.kernel == KernelStatus.ACTIVE ? 2 : 0));
                    parts.writer().message(map, "fail_path " + path.devt);
                    path.kernel = KernelStatus.FAILED;
                }
            }
        }
    }

    /** Switches queueing as configured, and counts down when the last path is gone. */
    void noPathRetry(LiveMap map) {
        switch (map.noPathRetry) {
            case MapPolicy.UNSET -> {
                return;
            }
            case MapPolicy.FAIL -> {
                if (map.queues()) {
                    parts.writer().queue(map, false);
                }
            }
            case MapPolicy.QUEUE -> {
                if (!map.queues()) {
                    parts.writer().queue(map, true);
                }
            }
            default -> countedRetry(map);
        }
    }

    private void countedRetry(LiveMap map) {
        if (map.usablePaths() > 0) {
            if (!map.queues() && !map.inRecovery) {
                parts.writer().queue(map, true);
            }
            leaveRecovery(map);
        } else if (!anyPending(map)) {
            enterRecovery(map);
        }
    }

    private static boolean anyPending(LiveMap map) {
        for (LivePath path : map.paths()) {
            if (path.status == PathStatus.PENDING) {
                return true;
            }
        }
        return false;
    }

    void enterRecovery(LiveMap map) {
        if (map.inRecovery || map.noPathRetry <= 0) {
            return;
        }
        map.inRecovery = true;
        map.queueTimeouts++;
        map.retryTick = map.noPathRetry * inventory.policies.global().pollingInterval() + 1;
        inventory.log.line(1, map.alias + ": Entering recovery mode: max_retries=" + map.noPathRetry);
    }

    void leaveRecovery(LiveMap map) {
        boolean recovery = map.inRecovery;
        map.inRecovery = false;
        map.retryTick = 0;
        if (recovery && map.noPathRetry != MapPolicy.UNSET && map.noPathRetry != MapPolicy.FAIL) {
            parts.writer().queue(map, true);
            inventory.log.line(2, map.alias + ": queue_if_no_path enabled");
            inventory.log.line(1, map.alias + ": Recovered to normal mode");
        }
    }

    /** A path of a map is gone. */
    void pathLost(LiveMap map) {
        if (map.usablePaths() == 0) {
            enterRecovery(map);
            if (map.noPathRetry != MapPolicy.QUEUE) {
                map.mapFailures++;
            }
        }
        remaining(map);
    }

    /** A path of a map is back. */
    void pathBack(LiveMap map) {
        if (map.usablePaths() > 0) {
            leaveRecovery(map);
        }
        remaining(map);
    }

    private void remaining(LiveMap map) {
        if (inventory.log.wants(2)) {
            inventory.log.line(2, map.alias + ": remaining active paths: " + map.usablePaths());
        }
    }

    /** Lets time go by for countdowns. */
    void tick(LiveMap map, int seconds) {
        if (map.retryTick > 0) {
            int queued = Math.min(seconds, map.retryTick);
            map.queueSeconds += queued;
            map.retryTick -= queued;
            if (map.retryTick == 0) {
                map.mapFailures++;
                parts.writer().queue(map, false);
                inventory.log.line(2, map.alias + ": Disable queueing");
            }
        }
    }

    /**
     * Looks at a map for a report: paths that device-mapper failed count as down from now on. Priorities of its groups are
     * those from before.
     *
     * @return false if the map is gone
     */
    boolean look(LiveMap map) {
        if (!setup(map)) {
            return false;
        }
        int interval = inventory.policies.global().pollingInterval();
        for (LivePath path : map.paths()) {
            boolean known = path.status == PathStatus.DOWN || path.status == PathStatus.DELAYED;
            if (path.kernel == KernelStatus.FAILED && !known) {
                inventory.log.line(2, path.name + ": mark as failed");
                map.pathFaults++;
                new Marginality(inventory).failed(map, path);
                boolean was = path.status.usable();
                path.status = PathStatus.DOWN;
                if (was) {
                    pathLost(map);
                }
                path.tick = Math.min(path.tick, interval);
            }
        }
        return true;
    }
}
