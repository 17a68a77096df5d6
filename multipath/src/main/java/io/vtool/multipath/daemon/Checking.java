package io.vtool.multipath.daemon;

import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.map.MapPolicy;
import io.vtool.multipath.path.LivePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The checks of paths that were due while nobody looked. Each path is asked once, now; what it says is taken to hold since
 * the outside world last changed, and what multipathd would have made of it happens in the order of the checks.
 */
final class Checking {
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
    private final DueChecks dueChecks;
    private final PathCheck checks;
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
        this.dueChecks = new DueChecks(inventory, parts, maps, start);
        this.checks = new PathCheck(inventory, parts, upkeep, failback, marginality, maps);
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
        List<DueChecks.Due> dues = dueChecks.dues(elapsed, sinceChange);
        if (elapsed > 0) {
            parts.writer().takeChanged();
            inventory.machine.mapper().together(new Runnable() {
                @Override
                public void run() {
                    happen(dues, elapsed);
                }
            });
            heard();
        }
    }

    /** What the kernel made of it: it may have given paths up again. */
    private void heard() {
        Set<LiveMap> changed = new LinkedHashSet<>(parts.writer().takeChanged());
        for (LiveMap map : inventory.maps.toArray(new LiveMap[0])) {
            if (changed.contains(map)) {
                upkeep.look(map);
            }
        }
    }

    private void happen(List<DueChecks.Due> dues, int elapsed) {
        PriorityQueue<DueChecks.Due> queue = new PriorityQueue<>(dues);
        int now = 0;
        int ticked = 0;
        int judged = 0;
        for (DueChecks.Due due = queue.poll(); due != null; due = queue.poll()) {
            now = due.at();
            ticks(ticked, now - 1); // the countdowns of a second come after its checks
            ticked = Math.max(ticked, now - 1);
            at(now);
            marginality.now(start / SECOND + now);
            checks.check(due.path(), due.found());
            boolean out = due.path().errors.out() && due.found().usable() && judged++ < MAX_JUDGED;
            int again = out
                    ? judgedAgain(due.path(), now, judged > EACH_CHECK)
                    : dueChecks.isLookedAtAgain(due, now) ? now + Math.max(1, due.path().tick) : NEVER;
            if (again <= elapsed) {
                queue.add(new DueChecks.Due(due.path(), due.found(), again, due.order()));
            } else if (again == NEVER) {
                dueChecks.rest(due.path(), elapsed - now);
            } else {
                due.path().tick -= (elapsed - now) % Math.max(1, due.path().tick);
            }
        }
        ticks(ticked, elapsed);
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
}
