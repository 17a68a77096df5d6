package io.vtool.multipath.daemon;

import io.vtool.multipath.host.MapperException;
import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.map.MapAction;
import io.vtool.multipath.map.MapPolicy;
import io.vtool.multipath.map.MapSetup;
import io.vtool.multipath.map.MapWriter;
import io.vtool.multipath.path.LivePath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Brings maps into line with the paths that are there. */
final class Reloading {
    private final Inventory inventory;
    private final DaemonParts parts;
    private final Upkeep upkeep;

    Reloading(Inventory inventory, DaemonParts parts) {
        this.inventory = inventory;
        this.parts = parts;
        this.upkeep = new Upkeep(inventory, parts);
    }

    /** Loads the table of a map anew with the paths that are there; without any, the map is removed if nobody uses it. */
    boolean reload(LiveMap map) {
        List<LivePath> paths = members(map);
        if (paths.isEmpty() && flush(map)) {
            return true;
        }
        map.policy = upkeep.policy(map);
        boolean recovered = map.inRecovery && map.retryTick == 0;
        String parameters = MapSetup.prepare(map, paths, inventory.policies);
        map.action = MapAction.RELOAD;
        boolean done = parts.writer().write(map, parameters) == MapWriter.Result.DONE;
        if (!upkeep.setup(map)) {
            return false;
        }
        if (recovered && map.usablePaths() == 0) {
            parts.writer().queue(map, false);
        }
        upkeep.sync(map);
        return done;
    }

    /** The paths of a map: first those it has, in their present order, then others as they were found. */
    private List<LivePath> members(LiveMap map) {
        Set<LivePath> known = new LinkedHashSet<>();
        Set<LivePath> all = new LinkedHashSet<>(inventory.paths);
        for (LivePath path : map.paths()) {
            if (all.contains(path)) {
                known.add(path);
            }
        }
        known.addAll(all);
        known.removeIf(path -> !path.wwid.equals(map.wwid) || path.device == null);
        return new ArrayList<>(known);
    }

    private boolean flush(LiveMap map) {
        MapPolicy policy = map.policy;
        if (policy != null && policy.flushOnLastDelete()) {
            inventory.log.line(2, map.alias + " Last path deleted, disabling queueing");
            map.retryTick = 0;
            map.noPathRetry = MapPolicy.FAIL;
            map.queueingDisabled = true;
            map.mapFailures++;
            parts.writer().queue(map, false);
        }
        try {
            if (policy == null || !policy.deferredRemove()) {
                inventory.machine.mapper().remove(map.alias);
            } else if (!inventory.machine.mapper().removeUnused(map.alias)) {
                inventory.log.line(2, map.alias + ": devmap deferred remove");
                return false;
            }
        } catch (MapperException e) {
            inventory.log.line(2, map.alias + ": map in use");
            inventory.log.line(0, map.alias + ": can't flush");
            return false;
        }
        inventory.log.line(2, map.alias + ": map flushed");
        inventory.log.line(2, map.alias + ": removed map after removing all paths");
        upkeep.forget(map);
        return true;
    }
}
