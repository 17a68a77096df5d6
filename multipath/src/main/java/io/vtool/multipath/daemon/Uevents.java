package io.vtool.multipath.daemon;

import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.host.MapperException;
import io.vtool.multipath.map.Coalescing;
import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.map.MapAction;
import io.vtool.multipath.map.MapPolicy;
import io.vtool.multipath.map.MapWriter;
import io.vtool.multipath.map.PathReader;
import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.path.PathPolicy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Disks and maps that came and went: what the kernel's events would have told multipathd. */
final class Uevents {
    /** What came of taking a path out. */
    enum Removal {
        REMOVED,
        MAP_ERROR,
        FAILED
    }

    private final Inventory inventory;
    private final DaemonParts parts;
    private final Upkeep upkeep;

    Uevents(Inventory inventory, DaemonParts parts) {
        this.inventory = inventory;
        this.parts = parts;
        this.upkeep = new Upkeep(inventory, parts);
    }

    /** Disks that are gone: their maps are loaded without them. */
    void removed(List<PathMemory> gone) {
        Set<String> volumes = new LinkedHashSet<>();
        for (PathMemory memory : gone) {
            volumes.add(memory.wwid());
        }
        for (String wwid : volumes) {
            LiveMap map = inventory.mapOf(wwid);
            if (map != null && upkeep.setup(map) && reload(map) && inventory.mapOf(wwid) != null) {
                for (PathMemory memory : gone) {
                    if (memory.wwid().equals(wwid)) {
                        inventory.log.line(2, memory.name() + ": path removed from map " + map.alias);
                    }
                }
            }
        }
    }

    /** Maps that others made or removed, and disks that are new. */
    void caughtUp(Set<String> dropped) {
        maps();
        List<LivePath> fresh = new ArrayList<>();
        List<BlockDevice> devices = parts.paths().enumerate();
        Set<String> known = new LinkedHashSet<>();
        for (LivePath path : inventory.paths) {
            known.add(path.name);
        }
        List<BlockDevice> candidates = new ArrayList<>();
        for (BlockDevice device : devices) {
            if (!known.contains(device.name())
                    && !dropped.contains(PathMemory.key(device))
                    && !inventory.policies.ofName(device.name()).blacklisted()) {
                candidates.add(device);
            }
        }
        parts.paths().identities().refresh(devices);
        for (BlockDevice device : candidates) {
            LivePath path = parts.paths().path(device);
            if (path != null) {
                fresh.add(path);
            }
        }
        add(fresh);
    }

    private void maps() {
        List<LiveMap> present = parts.reader().list();
        for (LiveMap map : new ArrayList<>(inventory.maps)) {
            LiveMap same = find(present, map.wwid);
            if (same == null) {
                upkeep.forget(map);
            } else {
                map.alias = same.alias;
                if (upkeep.look(map)) {
                    protection(map);
                }
            }
        }
        for (LiveMap map : present) {
            if (inventory.mapOf(map.wwid) == null
                    && !inventory.policies.ofWwid(map.wwid).blacklisted()) {
                adopt(map);
            }
        }
    }

    /** A disk that is write-protected now, or not any more, makes its map so. */
    private void protection(LiveMap map) {
        LivePath path = map.readOnlyPath();
        if (map.device == null
                || map.device.readOnly() == (path != null)
                || map.paths().isEmpty()) {
            return;
        }
        LivePath told = path == null ? map.paths().get(0) : path;
        inventory.log.line(2, told.name + ": update path write_protect to '" + (path == null ? 0 : 1) + "' (uevent)");
        boolean done = reload(map);
        inventory.log.line(2, told.name + ": map " + map.alias + " reloaded (retval " + (done ? 0 : 1) + ")");
    }

    /** Takes a map that somebody else made into care. */
    void adopt(LiveMap map) {
        inventory.maps.add(map);
        map.action = MapAction.NOTHING;
        if (upkeep.setup(map)) {
            map.noPathRetry = upkeep.policy(map).noPathRetry();
            upkeep.noPathRetry(map);
            upkeep.sync(map);
            parts.names().remember(map.wwid);
        }
    }

    private static @Nullable LiveMap find(List<LiveMap> maps, String wwid) {
        for (LiveMap map : maps) {
            if (map.wwid.equals(wwid)) {
                return map;
            }
        }
        return null;
    }

    /** Takes new paths in, and makes or changes their maps. */
    void add(List<LivePath> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        parts.paths().check(fresh);
        for (LivePath path : fresh) {
            parts.paths().identify(path);
        }
        fresh.removeIf(path ->
                path.wwid.isEmpty() || inventory.policies.ofWwid(path.wwid).blacklisted());
        parts.paths().prioritize(fresh);
        int interval = inventory.policies.global().pollingInterval();
        Set<String> volumes = new LinkedHashSet<>();
        for (LivePath path : fresh) {
            path.interval = interval;
            path.tick = 1;
            LiveMap map = inventory.mapOf(path.wwid);
            if (map != null && path.sectors != 0 && map.sectors != 0 && map.sectors != path.sectors) {
                inventory.log.line(0, map.alias + ": failed to add new path " + path.name + ", device size mismatch");
                continue;
            }
            inventory.paths.add(path);
            volumes.add(path.wwid);
        }
        upkeep.transportTimeouts(fresh);
        inventory.machine.mapper().together(() -> apply(volumes));
        for (LivePath path : fresh) {
            LiveMap map = inventory.mapOf(path.wwid);
            if (path.map != null && map != null) {
                inventory.log.line(2, path.name + " [" + path.devt + "]: path added to devmap " + map.alias);
                new ReservationKeys(inventory, upkeep).register(map, path);
            }
        }
    }

    private void apply(Set<String> volumes) {
        List<LiveMap> present = parts.reader().list();
        present.removeIf(map -> !volumes.contains(map.wwid) || !parts.reader().read(map));
        for (String wwid : volumes) {
            LiveMap map = inventory.mapOf(wwid);
            if (map != null) {
                keep(map);
                reload(map);
            }
        }
        for (Coalescing.Plan plan :
                new Coalescing(inventory, parts.names(), present).plan(null, Coalescing.Reload.NONE, false)) {
            LiveMap map = plan.map();
            if (volumes.contains(map.wwid)
                    && map.action == MapAction.CREATE
                    && parts.writer().write(map, plan.parameters()) == MapWriter.Result.DONE) {
                parts.names().remember(map.wwid);
                inventory.maps.add(map);
                if (upkeep.setup(map)) {
                    upkeep.sync(map);
                    reassign(map);
                }
            }
        }
    }

    /** Lays what lies on the paths of a map onto the map, where that is wanted. */
    void reassign(LiveMap map) {
        if (!inventory.policies.configuration().defaults().reassignsMaps()) {
            return;
        }
        inventory.log.line(3, map.alias + ": Reassign existing device-mapper devices");
        try {
            inventory.machine.mapper().reassign(map.alias);
        } catch (MapperException e) {
            inventory.log.line(3, map.alias + ": failed to reassign targets");
        }
    }

    /** Takes a path out of care and out of its map. */
    Removal remove(LivePath path) {
        inventory.paths.remove(path);
        LiveMap map = path.map == null ? null : inventory.mapNamed(path.map);
        path.map = null;
        if (map == null) {
            return Removal.REMOVED;
        }
        boolean done = reload(map);
        if (done && inventory.mapOf(map.wwid) != null) {
            inventory.log.line(2, path.devt + ": path removed from map " + map.alias);
        }
        return done ? Removal.REMOVED : Removal.MAP_ERROR;
    }

    /** Loads the table of a map anew with the paths that are there. */
    boolean reload(LiveMap map) {
        return new Reloading(inventory, parts).reload(map);
    }

    /** A path was found for a map that was to be removed: it stays. */
    private void keep(LiveMap map) {
        MapPolicy policy = upkeep.policy(map);
        try {
            if (policy.deferredRemove() && inventory.machine.mapper().keep(map.alias)) {
                inventory.log.line(2, map.alias + ": canceled deferred remove");
            }
        } catch (MapperException e) {
            inventory.log.line(0, map.alias + ": can't cancel deferred remove: " + e.getMessage());
        }
    }

    /** Whether the WWID of a disk is another one than it was. */
    boolean exchanged(LivePath path) {
        BlockDevice device = path.device;
        PathPolicy policy = path.policy;
        if (device == null || policy == null) {
            return false;
        }
        String now = PathReader.wwid(parts.paths().identities().reread(device), policy.uidAttribute());
        return !now.isEmpty() && !now.equals(path.wwid);
    }
}
