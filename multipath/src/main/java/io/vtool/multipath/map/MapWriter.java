package io.vtool.multipath.map;

import io.vtool.multipath.host.DeviceMapper;
import io.vtool.multipath.host.MapperException;
import io.vtool.multipath.path.KernelStatus;
import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.path.PathStatus;
import java.util.ArrayList;
import java.util.List;

/** Does to device-mapper what was decided for a map. */
public final class MapWriter {
    /** What came of it. */
    public enum Result {
        DONE,
        NOTHING_TO_DO,
        FAILED
    }

    private static final String UUID_PREFIX = "mpath-";

    private final Inventory inventory;
    private final boolean daemon;
    private List<LiveMap> changed = new ArrayList<>();

    /**
     * A writer.
     *
     * @param inventory the machine
     * @param daemon whether multipathd writes, not the command
     */
    public MapWriter(Inventory inventory, boolean daemon) {
        this.inventory = inventory;
        this.daemon = daemon;
    }

    /** Whether a map waits for an active path, of which it has none yet. */
    private void ghosts(LiveMap map) {
        MapPolicy policy = map.policy;
        boolean up = false;
        for (LivePath path : map.paths()) {
            up |= path.status == PathStatus.UP;
        }
        boolean creates = map.action == MapAction.CREATE;
        if (up) {
            map.ghostTick = 0;
        } else if (daemon && creates && policy != null && policy.ghostDelay() > 0 && map.usablePaths() > 0) {
            map.ghostTick = policy.ghostDelay();
        }
    }

    /**
     * Carries out the action of a map.
     *
     * @param map the map
     * @param parameters of its table
     */
    public Result write(LiveMap map, String parameters) {
        DeviceMapper mapper = inventory.machine.mapper();
        ghosts(map);
        note(map);
        try {
            switch (map.action) {
                case CREATE -> {
                    told(map, "addmap", parameters);
                    mapper.create(
                            map.alias, UUID_PREFIX + map.wwid, map.sectors, parameters, map.readOnlyPath() != null);
                }
                case RELOAD, RESIZE -> {
                    told(map, "reload", parameters);
                    mapper.reload(map.alias, map.sectors, parameters, map.readOnlyPath() != null);
                }
                case RENAME -> mapper.rename(String.valueOf(map.formerAlias), map.alias);
                case FORCED_RENAME -> {
                    mapper.rename(String.valueOf(map.formerAlias), map.alias);
                    told(map, "reload", parameters);
                    mapper.reload(map.alias, map.sectors, parameters, map.readOnlyPath() != null);
                }
                case SWITCH_GROUP -> {
                    switchGroup(map);
                    return Result.NOTHING_TO_DO;
                }
                default -> {
                    return Result.NOTHING_TO_DO;
                }
            }
        } catch (MapperException e) {
            inventory.log.line(0, map.alias + ": " + e.getMessage());
            return Result.FAILED;
        }
        if (daemon) {
            map.loads++;
            mapper.touch(map.alias);
            if (map.action != MapAction.CREATE) {
                map.action = MapAction.NOTHING;
            }
        } else {
            message(map, "switch_group " + map.bestGroup);
        }
        return Result.DONE;
    }

    private void told(LiveMap map, String what, String parameters) {
        if (inventory.log.wants(2)) {
            inventory.log.line(2, map.alias + ": " + what + " [0 " + map.sectors + " multipath " + parameters + "]");
        }
    }

    private void switchGroup(LiveMap map) {
        message(map, "switch_group " + map.bestGroup);
        map.nextGroup = map.bestGroup;
        reinstate(map);
    }

    /** Takes back the failed paths that are up. */
    public void reinstate(LiveMap map) {
        for (LiveGroup group : map.groups) {
            boolean strict = group.status.equals("disabled") || group.status.equals("active");
            for (LivePath path : group.paths) {
                if (path.kernel == KernelStatus.FAILED && (path.status == PathStatus.UP || !strict)) {
                    message(map, "reinstate_path " + path.devt);
                    path.kernel = KernelStatus.ACTIVE;
                }
            }
        }
    }

    /**
     * Sends a message to a map.
     *
     * @return whether it was taken
     */
    public boolean message(LiveMap map, String message) {
        note(map);
        try {
            inventory.machine.mapper().message(map.alias, message);
            return true;
        } catch (MapperException e) {
            inventory.log.line(0, "DM message failed [" + message + "]");
            return false;
        }
    }

    private void note(LiveMap map) {
        if (changed.isEmpty() || changed.get(changed.size() - 1) != map) {
            changed.add(map);
        }
    }

    /** The maps that were written to since this was asked last, of which the kernel may have something to tell. */
    public List<LiveMap> takeChanged() {
        List<LiveMap> taken = changed;
        changed = new ArrayList<>();
        return taken;
    }

    /** Switches queueing on or off. */
    public void queue(LiveMap map, boolean on) {
        if (message(map, on ? "queue_if_no_path" : "fail_if_no_path")) {
            map.features = on
                    ? MapSetup.with(map.features, "queue_if_no_path")
                    : MapSetup.without(map.features, "queue_if_no_path");
        }
    }
}
