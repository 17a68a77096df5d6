package io.vtool.multipath.map;

import io.vtool.multipath.path.LivePath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares a map as it should be with the one the kernel has. */
final class ActionChoice {
    private static final String QUEUE = "queue_if_no_path";
    private static final String RETAIN = "retain_attached_hw_handler";

    private final List<LiveMap> present;
    private final Log log;

    ActionChoice(List<LiveMap> present, Log log) {
        this.present = present;
        this.log = log;
    }

    /** Decides what has to be done to a map, and may change its alias. */
    void choose(LiveMap map, boolean forced) {
        LiveMap same = find(map.wwid, null);
        LiveMap named = find(null, map.alias);
        if (named == null) {
            if (same == null) {
                set(map, MapAction.CREATE, "map does not exist");
                return;
            }
            log.line(2, map.wwid + ": rename " + same.alias + " to " + map.alias);
            map.formerAlias = same.alias;
            map.action = forced ? MapAction.FORCED_RENAME : MapAction.RENAME;
            return;
        }
        if (same == null) {
            log.line(
                    1,
                    map.wwid + ": can't use alias \"" + map.alias + "\" used by " + named.wwid
                            + ", falling back to WWID");
            map.alias = map.wwid;
            set(map, MapAction.CREATE, "map does not exist, name changed");
            return;
        }
        if (same != named) {
            log.line(
                    2,
                    map.wwid + ": unable to rename " + same.alias + " to " + map.alias + " (" + map.alias
                            + " is used by " + named.wwid + ")");
            map.alias = same.alias;
            map.action = MapAction.IMPOSSIBLE;
            return;
        }
        if (forced) {
            set(map, MapAction.RELOAD, "forced by user");
            return;
        }
        compare(map, same);
    }

    private void compare(LiveMap map, LiveMap present) {
        if (present.sectors != map.sectors) {
            set(map, MapAction.RESIZE, "size change");
            return;
        }
        String difference = difference(map, present);
        if (difference != null) {
            set(map, MapAction.RELOAD, difference);
        } else if (present.nextGroup != map.bestGroup) {
            set(map, MapAction.SWITCH_GROUP, "next path group change");
        } else {
            set(map, MapAction.NOTHING, "map unchanged");
        }
    }

    private static @Nullable String difference(LiveMap map, LiveMap present) {
        if (map.noPathRetry != MapPolicy.UNSET && map.queues() != present.queues()) {
            return "no_path_retry change";
        }
        MapPolicy policy = map.policy;
        boolean retained = policy != null && policy.retainHandler() && !present.handler.equals("0");
        if (!retained && !present.handler.equals(map.handler)) {
            return "hwhandler change";
        }
        if (!plain(map.features).equals(plain(present.features))) {
            return "features change";
        }
        if (!present.selector.startsWith(map.selector)) {
            return "selector change";
        }
        if (present.minio != map.minio) {
            return "minio change";
        }
        if (present.groups.size() != map.groups.size()) {
            return "path group number change";
        }
        return sameGroups(map, present) ? null : "path group topology change";
    }

    private static String plain(String features) {
        return MapSetup.without(MapSetup.without(features, QUEUE), RETAIN);
    }

    /** Whether each group has its like among the kernel's; their order does not count. */
    private static boolean sameGroups(LiveMap map, LiveMap present) {
        Set<Set<String>> theirs = new HashSet<>();
        for (LiveGroup group : present.groups) {
            theirs.add(numbers(group));
        }
        for (LiveGroup group : map.groups) {
            if (!theirs.contains(numbers(group))) {
                return false;
            }
        }
        return true;
    }

    private static Set<String> numbers(LiveGroup group) {
        Set<String> numbers = new HashSet<>();
        for (LivePath path : group.paths) {
            numbers.add(path.devt);
        }
        return numbers;
    }

    private void set(LiveMap map, MapAction action, String reason) {
        map.action = action;
        if (log.wants(3)) {
            log.line(3, map.alias + ": set ACT_" + action + " (" + reason + ")");
        }
    }

    private @Nullable LiveMap find(@Nullable String wwid, @Nullable String alias) {
        for (LiveMap each : present) {
            if (wwid == null ? each.alias.equals(alias) : each.wwid.equals(wwid)) {
                return each;
            }
        }
        return null;
    }
}
