package io.vtool.multipath.daemon;

import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.map.LiveGroup;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.map.MapPolicy;
import io.vtool.multipath.path.KernelStatus;
import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.path.PathStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The checks of paths that were due while nobody looked. Each path is asked once, now; what it says is taken to hold since
 * the outside world last changed, and what multipathd would have made of it happens in the order of the checks.
 */
final class Checking {
    private static final int TPGS_IMPLICIT = 1;

    private static final int EACH_CHECK = 2000;
    private static final int MAX_JUDGED = 10_000;
    private static final int NEVER = Integer.MAX_VALUE;
    private static final long SECOND = 1000;

    private final long start;
    private final Inventory inventory;
    private final DaemonParts parts;
    private final Upkeep upkeep;
    private final Failback failback;
    private final Marginality marginality;
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
        this.failback = new Failback(inventory, parts);
        this.marginality = new Marginality(inventory);
    }

    private record Due(LivePath path, PathStatus found, int at, int order) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return at == other.at ? Integer.compare(order, other.order) : Integer.compare(at, other.at);
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
        PriorityQueue<Due> queue = new PriorityQueue<>(dues);
        int now = 0;
        int judged = 0;
        for (Due due = queue.poll(); due != null; due = queue.poll()) {
            ticks(now, due.at);
            now = due.at;
            at(now);
            marginality.now(start / SECOND + now);
            check(due.path, due.found);
            boolean out = due.path.errors.out() && due.found.usable() && judged++ < MAX_JUDGED;
            int again = out ? judgedAgain(due.path, now, judged > EACH_CHECK) : NEVER;
            if (again <= elapsed) {
                queue.add(new Due(due.path, due.found, again, due.order));
            } else if (again == NEVER) {
                rest(due.path, elapsed - now);
            } else {
                due.path.tick -= (elapsed - now) % Math.max(1, due.path.tick);
            }
        }
        ticks(now, elapsed);
        inventory.machine.meanwhile(0);
    }

    /**
     * The check at which a path that is kept out is judged anew: the next one, as it may have become the last path; in a very
     * long time the first that may change something by itself.
     */
    private int judgedAgain(LivePath path, int now, boolean jump) {
        LiveMap map = path.map == null ? null : maps.get(path.map);
        MapPolicy policy = map == null ? null : map.policy;
        if (policy == null) {
            return NEVER;
        }
        long wanted = path.errors.dueAfter(policy.errors()) + 1 - start / SECOND;
        int tick = Math.max(1, path.tick);
        long checks = jump ? Math.max(1, (wanted - now + tick - 1) / tick) : 1;
        return (int) Math.min(NEVER - 1, now + checks * tick);
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
            dues.add(new Due(path, at < sinceChange ? path.status : status, detected, i));
        }
        parts.paths().access().load(up);
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
    private int checkTime(LivePath path, int elapsed, int limit, int longest) {
        int at = path.tick;
        int checks = 0;
        int interval = Math.max(1, path.interval);
        boolean grows = path.status.usable() && path.kernel != KernelStatus.FAILED;
        while (at < limit) {
            int longer = grows && interval < longest ? Math.min(longest, interval * 2) : interval;
            if (at + longer > elapsed) {
                break;
            }
            if (longer == interval) {
                int wanted = Math.min((limit - at + interval - 1) / interval, (elapsed - at) / interval);
                at += wanted * interval;
                checks += wanted;
                break;
            }
            interval = longer;
            at += interval;
            checks++;
        }
        if (path.status.usable()) {
            good(path, checks);
        }
        path.interval = interval;
        return at;
    }

    /** After its check a path waits; if it would have been checked again, nothing came of that. */
    private void rest(LivePath path, int seconds) {
        int checks = 0;
        int longest = inventory.policies.global().maxPollingInterval();
        boolean grows = path.status.usable();
        int left = seconds;
        while (left >= path.tick && path.tick > 0) {
            left -= path.tick;
            if (grows && path.interval < longest) {
                path.interval = path.interval < longest / 2 ? path.interval * 2 : longest;
            } else {
                checks += left / Math.max(1, path.interval);
                left %= Math.max(1, path.interval);
            }
            checks++;
            path.tick = Math.max(1, path.interval);
        }
        path.tick -= left;
        if (grows) {
            good(path, checks);
        }
    }

    private void good(LivePath path, int checks) {
        LiveMap map = path.map == null ? null : maps.get(path.map);
        if (map != null && checks > 0) {
            Marginality.good(map, path, checks);
        }
    }

    /** Lets time go by from a second to another. */
    private void ticks(int from, int to) {
        if (from >= to) {
            return;
        }
        for (LiveMap map : new ArrayList<>(inventory.maps)) {
            at(from + Math.min(to - from, map.retryTick));
            upkeep.tick(map, to - from);
            at(from + Math.min(to - from, map.failbackTick));
            failback.tick(map, to - from);
            if (map.ghostTick > 0) {
                at(from + Math.min(to - from, map.ghostTick));
                waiting(map, to - from);
            }
        }
    }

    /** A map that only has paths in standby waits for an active one, but not for ever. */
    private void waiting(LiveMap map, int seconds) {
        map.ghostTick = Math.max(0, map.ghostTick - seconds);
        if (map.ghostTick == 0) {
            inventory.log.line(0, map.alias + ": timed out waiting for active path");
            new Uevents(inventory, parts).reload(map);
        }
    }

    /** What is done next happens in that second. */
    private void at(int second) {
        inventory.machine.meanwhile(start + second * SECOND);
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
