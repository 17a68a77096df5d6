package io.vtool.multipath.daemon;

import io.vtool.multipath.map.Grouping;
import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.map.LiveGroup;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.map.MapAction;
import io.vtool.multipath.map.MapPolicy;
import io.vtool.multipath.path.KernelStatus;
import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.path.PathStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The checks of paths that were due while nobody looked. Each path is asked once, now; what it says is taken to hold since
 * the outside world last changed, and what multipathd would have made of it happens in the order of the checks.
 */
final class Checking {
    private static final int TPGS_IMPLICIT = 1;

    private static final long SECOND = 1000;

    private final long start;
    private final Inventory inventory;
    private final DaemonParts parts;
    private final Upkeep upkeep;
    private final Map<String, LiveMap> maps = new HashMap<>();

    /**
     * Checks that were due.
     *
     * @param inventory paths and maps
     * @param parts what multipathd works with
     * @param start when multipathd was last looked at, by the machine's clock
     */
    Checking(Inventory inventory, DaemonParts parts, long start) {
        this.start = start;
        this.inventory = inventory;
        this.parts = parts;
        this.upkeep = new Upkeep(inventory, parts);
    }

    private record Due(LivePath path, PathStatus found, int at) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return Integer.compare(at, other.at);
        }
    }

    /**
     * Lets time go by.
     *
     * @param elapsed seconds since multipathd was last looked at
     * @param sinceChange seconds of these until the outside world changed last, 0 if it did not
     */
    void pass(int elapsed, int sinceChange) {
        for (LiveMap map : inventory.maps) {
            maps.put(map.alias, map);
        }
        List<Due> dues = dues(elapsed, sinceChange);
        if (elapsed > 0) {
            inventory.machine.mapper().together(new Runnable() {
                @Override
                public void run() {
                    happen(dues, elapsed);
                }
            });
        }
    }

    private void happen(List<Due> dues, int elapsed) {
        int now = 0;
        for (Due due : dues) {
            ticks(due.at - now);
            now = due.at;
            check(due.path, due.found);
            rest(due.path, elapsed - due.at);
        }
        ticks(elapsed - now);
    }

    /** The paths that were checked, each at the time of the check that matters. */
    private List<Due> dues(int elapsed, int sinceChange) {
        List<LivePath> checked = new ArrayList<>();
        for (LivePath path : inventory.paths) {
            if (path.map == null && !path.wwid.isEmpty()) {
                continue;
            }
            if (path.tick > elapsed || elapsed == 0) {
                path.tick -= elapsed;
            } else {
                checked.add(path);
            }
        }
        PathStatus[] found = parts.paths().probe(checked);
        List<LivePath> up = new ArrayList<>();
        List<Due> dues = new ArrayList<>();
        int longest = inventory.policies.global().maxPollingInterval();
        for (int i = 0; i < found.length; i++) {
            LivePath path = checked.get(i);
            PathStatus status = found[i] == PathStatus.REMOVED ? PathStatus.DOWN : found[i];
            if (status.usable()) {
                up.add(path);
            }
            boolean same = status == path.status;
            int at = checkTime(path, elapsed, same ? elapsed : sinceChange, longest);
            int detected = status == PathStatus.DOWN && !same ? Math.max(at, waited(path, elapsed)) : at;
            dues.add(new Due(path, at < sinceChange ? path.status : status, detected));
        }
        parts.paths().access().load(up);
        Collections.sort(dues);
        return dues;
    }

    /** Until when checks of a path could only wait, in seconds since the start. */
    private int waited(LivePath path, int elapsed) {
        long gaveUp = path.device == null ? 0 : inventory.machine.gaveUp(path.device);
        return gaveUp <= start ? 0 : (int) Math.min(elapsed, (gaveUp - start) / SECOND);
    }

    /**
     * When a path was checked: last before the end, or first at or after a limit as far as there is such a check before the
     * end. Checks before that found it as it was.
     */
    private static int checkTime(LivePath path, int elapsed, int limit, int longest) {
        int at = path.tick;
        int interval = Math.max(1, path.interval);
        boolean grows = path.status.usable() && path.kernel != KernelStatus.FAILED;
        while (at < limit) {
            int longer = grows && interval < longest ? Math.min(longest, interval * 2) : interval;
            if (at + longer > elapsed) {
                break;
            }
            if (longer == interval) {
                int wanted = (limit - at + interval - 1) / interval;
                at += Math.min(wanted, (elapsed - at) / interval) * interval;
                break;
            }
            interval = longer;
            at += interval;
        }
        path.interval = interval;
        return at;
    }

    /** After its check a path waits; if it would have been checked again, nothing came of that. */
    private void rest(LivePath path, int seconds) {
        int longest = inventory.policies.global().maxPollingInterval();
        boolean grows = path.status.usable();
        int left = seconds;
        while (left >= path.tick && path.tick > 0) {
            left -= path.tick;
            if (grows && path.interval < longest) {
                path.interval = path.interval < longest / 2 ? path.interval * 2 : longest;
            } else {
                left %= Math.max(1, path.interval);
            }
            path.tick = Math.max(1, path.interval);
        }
        path.tick -= left;
    }

    private void ticks(int seconds) {
        if (seconds <= 0) {
            return;
        }
        for (LiveMap map : inventory.maps) {
            upkeep.tick(map, seconds);
            MapPolicy policy = map.policy;
            if (policy != null && policy.failback() > 0 && map.failbackTick > 0) {
                map.failbackTick = Math.max(0, map.failbackTick - seconds);
                if (map.failbackTick == 0 && betterGroup(map)) {
                    switchGroup(map);
                }
            }
        }
    }

    private void check(LivePath path, PathStatus found) {
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
        if (found == PathStatus.PENDING) {
            path.tick = 1;
            return;
        }
        upkeep.noPathRetry(map);
        boolean cameUp = found.usable() && !path.status.usable();
        if (cameUp && path.policy != null && path.policy.recheckWwid() && exchanged(path)) {
            return;
        }
        if (found.usable() && delayed(map, path)) {
            return;
        }
        boolean back = false;
        boolean stay = found == PathStatus.GHOST && map.usablePaths() == 0 && path.identity.tpgs() == TPGS_IMPLICIT;
        if (found != path.status) {
            boolean was = path.status.usable();
            path.status = found;
            path.interval = interval;
            told(map, path);
            if (!found.usable()) {
                fail(map, path, was);
                map.failbackTick = 0;
                map.pathFaults++;
                return;
            }
            if (!stay) {
                reinstate(map, path);
            }
            back = true;
            enable(map, path, found);
        } else if (found.usable()) {
            steady(map, path, stay);
        } else if (path.kernel != KernelStatus.FAILED) {
            fail(map, path, false);
        }
        afterwards(map, path, back);
    }

    private void missing(LivePath path, PathStatus found) {
        path.status = found;
        if (found.usable() && path.wwid.isEmpty()) {
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

    private boolean delayed(LiveMap map, LivePath path) {
        MapPolicy policy = map.policy;
        if (policy == null || policy.marginalByErrors() <= 0 || policy.errorRecoverySeconds() <= 0) {
            return false;
        }
        long now = inventory.machine.millis() / 1000;
        if (path.delayedUntil > 0) {
            if (now < path.delayedUntil) {
                path.status = PathStatus.DELAYED;
                return true;
            }
            path.delayedUntil = 0;
            path.pathFailures = 0;
            return false;
        }
        if (path.status.usable()) {
            return false;
        }
        path.pathFailures++;
        if (path.pathFailures <= policy.marginalByErrors()) {
            return false;
        }
        inventory.log.line(2, path.name + " : hit error threshold. Delaying path reinstatement");
        path.delayedUntil = now + policy.errorRecoverySeconds();
        path.status = PathStatus.DELAYED;
        return true;
    }

    private void told(LiveMap map, LivePath path) {
        if (inventory.log.wants(1)) {
            inventory.log.line(
                    1,
                    map.alias + ": " + path.name + " - " + path.checker + " checker reports path is "
                            + path.status.word());
        }
    }

    private void fail(LiveMap map, LivePath path, boolean wasUsable) {
        parts.writer().message(map, "fail_path " + path.devt);
        path.kernel = KernelStatus.FAILED;
        if (wasUsable) {
            upkeep.pathLost(map);
        }
    }

    private void reinstate(LiveMap map, LivePath path) {
        if (parts.writer().message(map, "reinstate_path " + path.devt)) {
            path.kernel = KernelStatus.ACTIVE;
            upkeep.pathBack(map);
        }
    }

    private void enable(LiveMap map, LivePath path, PathStatus found) {
        for (int i = 0; i < map.groups.size() && found == PathStatus.UP; i++) {
            LiveGroup group = map.groups.get(i);
            if (group.status.equals("disabled") && group.paths.contains(path)) {
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

    /** Priorities may have changed with the state, and with them the best group. */
    private void afterwards(LiveMap map, LivePath path, boolean back) {
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

    private static boolean betterGroup(LiveMap map) {
        MapPolicy policy = map.policy;
        if (map.groups.isEmpty() || policy == null || policy.failback() == MapPolicy.MANUAL) {
            return false;
        }
        map.bestGroup = Grouping.best(map.groups);
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
