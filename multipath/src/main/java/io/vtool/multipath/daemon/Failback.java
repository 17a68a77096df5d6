package io.vtool.multipath.daemon;

import io.vtool.multipath.map.Grouping;
import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.map.LiveGroup;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.map.MapAction;
import io.vtool.multipath.map.MapPolicy;
import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.path.PathStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Returns maps to their best group. */
final class Failback {
    private final Inventory inventory;
    private final DaemonParts parts;

    Failback(Inventory inventory, DaemonParts parts) {
        this.inventory = inventory;
        this.parts = parts;
    }

    /** Lets time go by for a switch that waits. */
    void tick(LiveMap map, int seconds) {
        MapPolicy policy = map.policy;
        if (policy != null && policy.failback() > 0 && map.failbackTick > 0) {
            map.failbackTick = Math.max(0, map.failbackTick - seconds);
            if (map.failbackTick == 0 && betterGroup(map)) {
                switchGroup(map);
            }
        }
    }

    /** Priorities may have changed with the state, and with them the best group. */
    void afterwards(LiveMap map, LivePath path, boolean back) {
        List<LivePath> refreshed = back ? map.paths() : List.of(path);
        boolean changed = false;
        int[] before = new int[refreshed.size()];
        for (int i = 0; i < before.length; i++) {
            before[i] = refreshed.get(i).priority;
        }
        if (back || path.status != PathStatus.DOWN) {
            parts.paths().prioritize(refreshed);
        }
        for (int i = 0; i < before.length; i++) {
            changed |= refreshed.get(i).priority != before[i];
        }
        MapPolicy policy = map.policy;
        if (policy == null) {
            return;
        }
        if (changed && policy.grouping().equals("group_by_prio") && policy.failback() == MapPolicy.IMMEDIATE) {
            inventory.log.line(2, map.alias + ": path priorities changed. reloading");
            new Uevents(inventory, parts).reload(map);
        } else if (betterGroup(map)) {
            if (policy.failback() > 0 && (back || map.failbackTick <= 0)) {
                map.failbackTick = policy.failback() + 1;
            } else if (policy.failback() == MapPolicy.IMMEDIATE
                    || back && policy.failback() == MapPolicy.FOLLOWOVER && first(map, path)) {
                switchGroup(map);
            }
        }
    }

    /** Whether a path is the first of the best group that came back. */
    private static boolean first(LiveMap map, LivePath path) {
        LiveGroup best = best(map);
        if (best == null || !best.paths.contains(path)) {
            return false;
        }
        for (LivePath other : best.paths) {
            if (other != path && other.status != PathStatus.DOWN && other.status != PathStatus.SHAKY) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable LiveGroup best(LiveMap map) {
        int index = map.bestGroup - 1;
        return index >= 0 && index < map.groups.size() ? map.groups.get(index) : null;
    }

    private boolean betterGroup(LiveMap map) {
        MapPolicy policy = map.policy;
        if (map.groups.isEmpty() || policy == null || policy.failback() == MapPolicy.MANUAL) {
            return false;
        }
        map.bestGroup = Grouping.best(map.groups);
        if (map.bestGroup != map.nextGroup) {
            parts.reader().refreshGroup(map); // the kernel may have left a group that failed by itself
        }
        return map.bestGroup != map.nextGroup;
    }

    private void switchGroup(LiveMap map) {
        map.switches++;
        if (parts.writer().message(map, "switch_group " + map.bestGroup)) {
            map.nextGroup = map.bestGroup;
            map.action = map.action == MapAction.CREATE ? map.action : MapAction.NOTHING;
            inventory.log.line(2, map.alias + ": switch to path group #" + map.bestGroup);
        }
    }
}
