package io.vtool.multipath.daemon;

import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.path.KernelStatus;
import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.path.PathStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When paths were checked while nobody looked, and what the check that matters has found. */
final class DueChecks {
    private static final long SECOND = 1000;

    private final Inventory inventory;
    private final DaemonParts parts;
    private final Map<String, LiveMap> maps;
    private final long start;
    /** The second of the last change among the paths of each map. */
    private final Map<String, Integer> changes = new HashMap<>();

    /**
     * Checks that were due.
     *
     * @param inventory paths and maps
     * @param parts what multipathd works with
     * @param maps the maps by name
     * @param start when multipathd was last looked at, by the machine's clock
     */
    DueChecks(Inventory inventory, DaemonParts parts, Map<String, LiveMap> maps, long start) {
        this.inventory = inventory;
        this.parts = parts;
        this.maps = maps;
        this.start = start;
    }

    /**
     * A check.
     *
     * @param path the path
     * @param found what it has found
     * @param at in which second since the start
     * @param order its place among those of that second
     */
    record Due(LivePath path, PathStatus found, int at, int order) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return at == other.at ? Integer.compare(order, other.order) : Integer.compare(at, other.at);
        }
    }

    /** The paths that were checked, each at the time of the check that matters. */
    List<Due> dues(int elapsed, int sinceChange) {
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
            found[i] = found[i] == PathStatus.REMOVED ? PathStatus.DOWN : found[i];
            if (found[i].usable()) {
                up.add(path);
            }
            if (found[i] != path.status) {
                int at = checkTime(path, elapsed, sinceChange, longest);
                int detected = found[i] == PathStatus.DOWN ? Math.max(at, waited(path, elapsed)) : at;
                dues.add(new Due(path, at < sinceChange ? path.status : found[i], detected, i));
                changed(path, detected);
            }
        }
        for (int i = 0; i < found.length; i++) {
            LivePath path = checked.get(i);
            if (found[i] == path.status) {
                int limit = path.map == null ? elapsed : changes.getOrDefault(path.map, elapsed);
                dues.add(new Due(path, found[i], checkTime(path, elapsed, limit, longest), i));
            }
        }
        parts.paths().access().load(up);
        return dues;
    }

    /** The checks of other paths that matter are those after the last change of the map. */
    private void changed(LivePath path, int at) {
        if (path.map != null) {
            changes.put(path.map, Math.max(at, changes.getOrDefault(path.map, 0)));
        }
    }

    /** Whether the next check of a path matters as well: it is the first that sees what has become of its map. */
    boolean isLookedAtAgain(Due due, int now) {
        String map = due.path().map;
        return map != null && now <= changes.getOrDefault(map, 0);
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
    void rest(LivePath path, int seconds) {
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
}
