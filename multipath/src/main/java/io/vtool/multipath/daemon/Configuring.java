package io.vtool.multipath.daemon;

import io.vtool.multipath.host.MapperException;
import io.vtool.multipath.map.Coalescing;
import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.map.MapAction;
import io.vtool.multipath.map.MapWriter;
import io.vtool.multipath.path.InitStatus;
import io.vtool.multipath.path.LivePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What multipathd does when it starts, and when it is told to configure itself anew: it looks at everything. */
final class Configuring {
    private final Inventory inventory;
    private final DaemonParts parts;
    private final Upkeep upkeep;

    Configuring(Inventory inventory, DaemonParts parts) {
        this.inventory = inventory;
        this.parts = parts;
        this.upkeep = new Upkeep(inventory, parts);
    }

    /**
     * Finds all paths and brings the maps into line with the configuration.
     *
     * @param all whether every map is loaded anew, changed or not
     */
    void run(boolean all) {
        parts.paths().discover();
        List<LivePath> paths = inventory.paths;
        parts.paths().check(paths);
        for (LivePath path : paths) {
            parts.paths().identify(path);
        }
        paths.removeIf(path -> inventory.policies.ofWwid(path.wwid).blacklisted());
        List<LiveMap> present = parts.reader().list();
        present.removeIf(map -> !parts.reader().read(map));
        parts.paths().prioritize(paths);
        int interval = inventory.policies.global().pollingInterval();
        for (LivePath path : paths) {
            path.interval = interval;
            path.tick = 1;
            path.init = path.init == InitStatus.NEW && !path.wwid.isEmpty() ? InitStatus.OK : path.init;
        }
        List<Coalescing.Plan> plans = new Coalescing(inventory, parts.names(), present)
                .plan(null, all ? Coalescing.Reload.ALL : Coalescing.Reload.CHANGED, false);
        inventory.machine.mapper().together(() -> apply(plans, present));
        inventory.paths.removeIf(path -> path.device == null && path.map == null);
        ReservationKeys keys = new ReservationKeys(inventory, upkeep);
        for (LiveMap map : inventory.maps) {
            keys.look(map);
        }
        upkeep.transportTimeouts(inventory.paths);
    }

    private void apply(List<Coalescing.Plan> plans, List<LiveMap> present) {
        Set<String> kept = new HashSet<>();
        for (Coalescing.Plan plan : plans) {
            LiveMap map = plan.map();
            if (map.action == MapAction.REJECT) {
                continue;
            }
            if (parts.writer().write(map, plan.parameters()) != MapWriter.Result.FAILED) {
                kept.add(map.wwid);
                parts.names().remember(map.wwid);
                inventory.maps.add(map);
            }
        }
        for (LiveMap map : present) {
            if (!kept.contains(map.wwid)) {
                drop(map);
            }
        }
        for (LiveMap map : new ArrayList<>(inventory.maps)) {
            if (upkeep.setup(map)) {
                upkeep.sync(map);
                new Uevents(inventory, parts).reassign(map);
            }
        }
    }

    /** Removes a map that is not wanted any more, if nobody uses it; else it stays as it is. */
    private void drop(LiveMap map) {
        try {
            inventory.machine.mapper().remove(map.alias);
            inventory.log.line(2, map.alias + ": devmap removed");
        } catch (MapperException e) {
            inventory.log.line(0, map.alias + ": " + e.getMessage());
            map.action = MapAction.NOTHING;
            inventory.maps.add(map);
        }
    }
}
