package io.vtool.multipath.daemon;

import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.map.LiveGroup;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.map.MapPolicy;
import io.vtool.multipath.path.KernelStatus;
import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.path.PathStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What multipathd makes of the check of a path. */
final class PathCheck {
    private static final int TPGS_IMPLICIT = 1;

    private final Inventory inventory;
    private final DaemonParts parts;
    private final Upkeep upkeep;
    private final Failback failback;
    private final Marginality marginality;
    private final Map<String, LiveMap> maps;

    /**
     * Checks of paths.
     *
     * @param inventory paths and maps
     * @param parts what multipathd works with
     * @param upkeep keeps device-mapper in step
     * @param failback goes back to better groups
     * @param marginality judges paths whose errors come in shares
     * @param maps the maps by name
     */
    PathCheck(
            Inventory inventory,
            DaemonParts parts,
            Upkeep upkeep,
            Failback failback,
            Marginality marginality,
            Map<String, LiveMap> maps) {
        this.inventory = inventory;
        this.parts = parts;
        this.upkeep = upkeep;
        this.failback = failback;
        this.marginality = marginality;
        this.maps = maps;
    }

    /**
     * A path was checked.
     *
     * @param path the path
     * @param found what the check has found
     */
    void check(LivePath path, PathStatus found) {
        int interval = inventory.policies.global().pollingInterval();
        path.tick = interval;
        LiveMap map = path.map == null ? null : maps.get(path.map);
        if (map == null) {
            missing(path, found);
            return;
        }
        if (found == PathStatus.WILD || found == PathStatus.UNCHECKED) {
            return;
        }
        if (!found.usable() && found != PathStatus.PENDING && path.status == PathStatus.DELAYED) {
            path.status = found;
            path.interval = interval;
            return;
        }
        if (found == PathStatus.PENDING) {
            path.tick = 1;
            return;
        }
        upkeep.noPathRetry(map);
        boolean cameUp = found.usable() && !path.status.usable();
        if (cameUp && path.policy != null && path.policy.recheckWwid() && exchanged(path)) {
            return;
        }
        Marginality.Verdict verdict = found.usable() ? marginality.judge(map, path) : Marginality.Verdict.UNCHANGED;
        if (verdict == Marginality.Verdict.DELAYED) {
            path.tick = path.status == PathStatus.DELAYED && measured(map) ? 1 : path.tick;
            path.status = PathStatus.DELAYED;
            return;
        }
        boolean back = false;
        boolean stay = found == PathStatus.GHOST && map.usablePaths() == 0 && path.identity.tpgs() == TPGS_IMPLICIT;
        if (found != path.status) {
            boolean was = path.status.usable();
            path.status = found;
            path.interval = interval;
            told(1, map, path);
            if (!found.usable()) {
                fail(map, path, was);
                map.failbackTick = 0;
                map.pathFaults++;
                return;
            }
            if (map.reservations) {
                inventory.log.line(2, path.name + ": checking persistent reservation registration");
                new ReservationKeys(inventory, upkeep).register(map, path);
            }
            if (!stay) {
                reinstate(map, path);
            }
            back = true;
            enable(map, path, found);
        } else if (found.usable()) {
            steady(map, path, stay);
        } else {
            if (path.kernel != KernelStatus.FAILED) {
                fail(map, path, false);
            }
            if (found == PathStatus.DOWN) {
                told(inventory.policies.global().logCheckerErrorsOnce() ? 3 : 2, map, path);
            }
        }
        if (verdict == Marginality.Verdict.REGROUP) {
            new Uevents(inventory, parts).reload(map);
        } else {
            failback.afterwards(map, path, back);
        }
    }

    private static boolean measured(LiveMap map) {
        MapPolicy policy = map.policy;
        return policy != null && policy.errors().measures();
    }

    private void missing(LivePath path, PathStatus found) {
        path.status = found;
        if (found.usable() && path.wwid.isEmpty()) {
            inventory.log.line(2, path.name + ": add missing path");
            inventory.paths.remove(path);
            new Uevents(inventory, parts).add(new ArrayList<>(List.of(path)));
        }
    }

    private boolean exchanged(LivePath path) {
        Uevents uevents = new Uevents(inventory, parts);
        if (!uevents.exchanged(path)) {
            return false;
        }
        inventory.log.line(0, path.name + ": path wwid change detected. Removing");
        uevents.remove(path);
        return true;
    }

    private void told(int level, LiveMap map, LivePath path) {
        if (!inventory.log.wants(level)) {
            return;
        }
        String who = map.alias + ": " + path.name + " - ";
        PathStatus device = path.deviceStatus();
        if (path.offline) {
            inventory.log.line(level, who + "path offline");
        } else if (device == PathStatus.UP && path.checker != null) {
            inventory.log.line(level, who + path.checker + " checker reports path is " + path.status.word());
        }
    }

    private void fail(LiveMap map, LivePath path, boolean wasUsable) {
        inventory.log.line(2, "checker failed path " + path.devt + " in map " + map.alias);
        parts.writer().message(map, "fail_path " + path.devt);
        if (path.kernel != KernelStatus.FAILED) {
            marginality.failed(map, path);
        }
        path.kernel = KernelStatus.FAILED;
        if (wasUsable) {
            upkeep.pathLost(map);
        }
    }

    private void reinstate(LiveMap map, LivePath path) {
        if (parts.writer().message(map, "reinstate_path " + path.devt)) {
            inventory.log.line(2, path.devt + ": reinstated");
            path.kernel = KernelStatus.ACTIVE;
            upkeep.pathBack(map);
        }
    }

    private void enable(LiveMap map, LivePath path, PathStatus found) {
        for (int i = 0; i < map.groups.size() && found == PathStatus.UP; i++) {
            LiveGroup group = map.groups.get(i);
            if (group.status.equals("disabled") && group.paths.contains(path)) {
                inventory.log.line(2, map.alias + ": enable group #" + (i + 1));
                parts.writer().message(map, "enable_group " + (i + 1));
            }
        }
    }

    private void steady(LiveMap map, LivePath path, boolean stay) {
        if (path.kernel == KernelStatus.FAILED && !stay) {
            reinstate(map, path);
            return;
        }
        int longest = inventory.policies.global().maxPollingInterval();
        if (path.interval != longest) {
            path.interval = path.interval < longest / 2 ? path.interval * 2 : longest;
        }
        path.tick = path.interval;
    }
}
