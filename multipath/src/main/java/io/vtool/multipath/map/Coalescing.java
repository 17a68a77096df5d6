package io.vtool.multipath.map;

import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.path.PathStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes maps of paths: which volumes are multipathed, under which names, and what has to be done for it. */
public final class Coalescing {
    /** What is done to existing maps. */
    public enum Reload {
        /** Paths that are in a map are left alone. */
        NONE,
        /** Maps that differ from the configuration are changed. */
        CHANGED,
        /** All maps are loaded anew. */
        ALL
    }

    private static final int VERBOSE = 3;

    private final Inventory inventory;
    private final MapNames names;
    private final List<LiveMap> present;
    private final ActionChoice choice;
    private final @Nullable SetupNarration narration;
    private boolean dry;
    private final Map<String, List<LivePath>> volumes = new HashMap<>();

    /**
     * Prepares for a run.
     *
     * @param inventory paths to make maps of
     * @param names names of maps
     * @param present maps that the kernel has, with their tables
     */
    public Coalescing(Inventory inventory, MapNames names, List<LiveMap> present) {
        this.inventory = inventory;
        this.names = names;
        this.present = present;
        this.choice = new ActionChoice(present, inventory.log);
        this.narration = inventory.log.wants(VERBOSE) ? new SetupNarration(inventory) : null;
    }

    /** Leaves open what has to be done: nothing will be. */
    public Coalescing dry() {
        dry = true;
        return this;
    }

    /** A map and the parameters of its table. */
    public record Plan(LiveMap map, String parameters) {}

    /**
     * Decides for all paths.
     *
     * @param scope WWID of the only volume looked at, null for all
     * @param reload what is done to existing maps
     * @param ignoreWwids whether a single path suffices, as option {@code -i} wants
     * @return the maps in the order of their first paths, with their actions
     */
    public List<Plan> plan(@Nullable String scope, Reload reload, boolean ignoreWwids) {
        List<Plan> plans = new ArrayList<>();
        each(scope, reload, ignoreWwids, new Step() {
            @Override
            public void planned(Plan plan) {
                plans.add(plan);
            }
        });
        return plans;
    }

    /** Something that is done for each map once it is decided about, before the next one is looked at. */
    public interface Step {
        /**
         * A map was decided about.
         *
         * @param plan the map
         */
        void planned(Plan plan);
    }

    /**
     * Decides for all paths.
     *
     * @param scope WWID of the only volume looked at, null for all
     * @param reload what is done to existing maps
     * @param ignoreWwids whether a single path suffices, as option {@code -i} wants
     * @param step does what was decided
     */
    public void each(@Nullable String scope, Reload reload, boolean ignoreWwids, Step step) {
        if (reload != Reload.NONE) {
            for (LivePath path : inventory.paths) {
                path.map = null;
            }
        }
        List<LivePath> usable = usable();
        Set<LivePath> seen = new HashSet<>();
        for (LivePath path : usable) {
            if (narration != null) {
                narration.turn(path);
            }
            if (path.map != null || seen.contains(path) || scope != null && !scope.equals(path.wwid)) {
                continue;
            }
            if (scope == null && !wanted(path, ignoreWwids)) {
                continue;
            }
            List<LivePath> paths = List.copyOf(volumes.getOrDefault(path.wwid, List.of()));
            seen.addAll(paths);
            step.planned(plan(path, paths, reload));
        }
    }

    private List<LivePath> usable() {
        List<LivePath> usable = new ArrayList<>();
        for (LivePath path : inventory.paths) {
            if (path.wwid.isEmpty() || path.device == null) {
                continue;
            }
            if (inventory.policies.ofWwid(path.wwid).blacklisted()) {
                path.map = null;
                continue;
            }
            usable.add(path);
            volumes.computeIfAbsent(path.wwid, key -> new ArrayList<>()).add(path);
        }
        return usable;
    }

    private Plan plan(LivePath first, List<LivePath> paths, Reload reload) {
        LiveMap map = new LiveMap(first.wwid, first.wwid);
        LiveMap former = find(first.wwid);
        String bound = narration == null ? null : names.aliasOf(map.wwid);
        map.alias = alias(map, paths, former);
        if (narration != null) {
            narration.name(map, first, former != null, bound);
        }
        for (LivePath path : paths) {
            if (map.sectors == 0) {
                map.sectors = path.sectors;
            } else if (path.sectors != 0 && path.sectors != map.sectors) {
                inventory.log.line(0, path.name + ": size " + path.sectors + ", expected " + map.sectors + ". Discard");
                map.action = MapAction.REJECT;
            }
        }
        if (former != null) {
            map.queueingDisabled = former.queueingDisabled;
        }
        String parameters = MapSetup.prepare(map, paths, inventory.policies);
        if (narration != null) {
            narration.settings(map, paths);
        }
        if (map.action == MapAction.UNDEF && !dry) {
            choice.choose(map, reload == Reload.ALL);
        }
        for (LivePath path : paths) {
            path.map = map.alias;
        }
        if (former != null) {
            map.nextGroup = former.nextGroup;
        }
        return new Plan(map, parameters);
    }

    private String alias(LiveMap map, List<LivePath> paths, @Nullable LiveMap former) {
        LivePath known = paths.get(0);
        MapPolicy policy = inventory.policies.map(map.wwid, known.device);
        String given = policy.alias();
        if (given != null) {
            return given;
        }
        String friendly = policy.userFriendlyNames()
                ? names.friendlyName(map.wwid, former == null ? null : former.alias, policy.aliasPrefix())
                : null;
        return friendly == null ? map.wwid : friendly;
    }

    /** Whether a volume is to be multipathed although nobody named it. */
    private boolean wanted(LivePath path, boolean ignoreWwids) {
        if (path.status == PathStatus.REMOVED) {
            return false;
        }
        String find = inventory.policies.global().findMultipaths();
        if (find.equals("no") || find.equals("greedy")) {
            return true;
        }
        if (!find.equals("strict") || ignoreWwids) {
            if (find(path.wwid) != null) {
                inventory.log.line(VERBOSE, "wwid " + path.wwid + " is already multipathed, keeping it");
                return true;
            }
            if (volumes.getOrDefault(path.wwid, List.of()).size() > 1) {
                inventory.log.line(
                        VERBOSE, "found multiple paths with wwid " + path.wwid + ", multipathing " + path.name);
                return true;
            }
        }
        if (names.remembered(path.wwid)) {
            inventory.log.line(VERBOSE, "found wwid " + path.wwid + " in wwids file, multipathing " + path.name);
            return true;
        }
        if (inventory.log.wants(VERBOSE)) {
            inventory.log.line(VERBOSE, "wwid " + path.wwid + " not in wwids file, skipping " + path.name);
        }
        return false;
    }

    private @Nullable LiveMap find(String wwid) {
        for (LiveMap each : present) {
            if (each.wwid.equals(wwid)) {
                return each;
            }
        }
        return null;
    }
}
