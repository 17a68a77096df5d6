package io.vtool.multipath.map;

import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.path.LivePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Puts paths into groups, orders the groups, and chooses the best one. */
public final class Grouping {
    private Grouping() {}

    /**
     * Groups paths.
     *
     * @param paths the paths in the order of their discovery
     * @param policy name of the grouping policy
     * @param selector path selector of the groups
     * @param separateMarginal whether marginal paths get groups of their own
     * @return the groups, best first
     */
    public static List<LiveGroup> group(
            List<LivePath> paths, String policy, String selector, boolean separateMarginal) {
        List<LivePath> normal = new ArrayList<>();
        List<LivePath> marginal = new ArrayList<>();
        for (LivePath path : paths) {
            (separateMarginal && path.marginal ? marginal : normal).add(path);
        }
        List<LiveGroup> groups = new ArrayList<>();
        split(normal, policy, selector, groups);
        split(marginal, policy, selector, groups);
        List<LiveGroup> sorted = new ArrayList<>();
        for (LiveGroup group : groups) {
            group.refresh();
            int at = sorted.size();
            while (at > 0 && better(group, sorted.get(at - 1))) {
                at--;
            }
            sorted.add(at, group);
        }
        if (selector.startsWith("round-robin")) {
            for (LiveGroup group : sorted) {
                alternate(group.paths);
            }
        }
        return sorted;
    }

    private static void split(List<LivePath> paths, String policy, String selector, List<LiveGroup> groups) {
        int first = groups.size();
        for (LivePath path : paths) {
            LiveGroup home = null;
            for (int i = first; i < groups.size() && home == null; i++) {
                if (together(policy, groups.get(i).paths.get(0), path)) {
                    home = groups.get(i);
                }
            }
            if (home == null) {
                home = new LiveGroup(selector);
                groups.add(home);
            }
            home.paths.add(path);
        }
    }

    private static boolean together(String policy, LivePath a, LivePath b) {
        return switch (policy) {
            case "multibus" -> true;
            case "group_by_serial" -> a.identity.serial().equals(b.identity.serial());
            case "group_by_prio" -> a.priority == b.priority;
            case "group_by_node_name" -> Objects.equals(target(a), target(b));
            default -> false;
        };
    }

    private static Object target(LivePath path) {
        BlockDevice disk = path.device;
        String name = disk == null ? null : disk.targetName();
        return name == null ? "" : name;
    }

    private static boolean better(LiveGroup a, LiveGroup b) {
        if (a.marginal != b.marginal) {
            return b.marginal;
        }
        return a.priority > b.priority || a.priority == b.priority && a.usable > b.usable;
    }

    /** Number of the best group, from 1. */
    public static int best(List<LiveGroup> groups) {
        int best = 1;
        boolean normal = false;
        int priority = 0;
        int usable = 1;
        for (int i = 0; i < groups.size(); i++) {
            LiveGroup group = groups.get(i);
            group.refresh();
            if (group.usable == 0 || group.marginal && normal) {
                continue;
            }
            boolean firstNormal = !group.marginal && !normal;
            if (firstNormal || group.priority > priority || group.priority == priority && group.usable > usable) {
                normal |= firstNormal;
                priority = group.priority;
                usable = group.usable;
                best = i + 1;
            }
        }
        return best;
    }

    /** Orders paths so that host adapters take turns, which round-robin makes use of. */
    private static void alternate(List<LivePath> paths) {
        if (paths.size() <= 2) {
            return;
        }
        List<Integer> hosts = new ArrayList<>();
        List<List<LivePath>> byHost = new ArrayList<>();
        for (LivePath path : paths) {
            int host = path.device == null ? -1 : path.device.host();
            int at = hosts.indexOf(host);
            if (at < 0) {
                at = hosts.size();
                hosts.add(host);
                byHost.add(new ArrayList<>());
            }
            byHost.get(at).add(path);
        }
        if (hosts.size() < 2) {
            return;
        }
        int count = paths.size();
        paths.clear();
        for (int round = 0; paths.size() < count; round++) {
            for (List<LivePath> each : byHost) {
                if (round < each.size()) {
                    paths.add(each.get(round));
                }
            }
        }
    }
}
