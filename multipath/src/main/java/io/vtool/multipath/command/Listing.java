package io.vtool.multipath.command;

import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.map.AccessStates;
import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.map.LiveGroup;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.map.MapAction;
import io.vtool.multipath.map.MapReader;
import io.vtool.multipath.map.PathReader;
import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.path.PathStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the maps of a machine and what their paths are like, for {@code multipath -l} and {@code -ll}. */
public final class Listing {
    private final Inventory inventory;
    private final PathReader paths;
    private final List<LivePath> discovered = new ArrayList<>();

    /** A listing that fills an inventory. */
    public Listing(Inventory inventory) {
        this.inventory = inventory;
        this.paths = new PathReader(inventory);
    }

    /** Access states of port groups. */
    public AccessStates access() {
        return paths.access();
    }

    /** Finds the paths; what it takes to ask them is left out. */
    public void discover() {
        paths.discover();
        discovered.addAll(inventory.paths);
        for (LivePath path : inventory.paths) {
            if (path.deviceStatus() == PathStatus.DOWN) {
                path.status = PathStatus.DOWN;
            }
        }
    }

    /** The disks in the order in which sysfs enumerates them. */
    List<BlockDevice> enumerated() {
        return paths.enumerate();
    }

    /** The path of a name as it was found, also when its volume is excluded; null if its kind is excluded. */
    @Nullable
    LivePath found(String name) {
        for (LivePath path : discovered) {
            if (path.name.equals(name)) {
                return path;
            }
        }
        return null;
    }

    /** Checks the paths that nothing has asked for. */
    void checkRest() {
        List<LivePath> rest = new ArrayList<>();
        for (LivePath path : discovered) {
            if (path.status == PathStatus.UNCHECKED) {
                rest.add(path);
            }
        }
        paths.check(rest);
    }

    /** Fills in the WWIDs of the paths. */
    public void identify() {
        for (LivePath path : inventory.paths) {
            paths.identify(path);
        }
    }

    /** Checks all paths and finds their priorities. */
    public void examine() {
        paths.check(inventory.paths);
        identify();
        paths.prioritize(inventory.paths);
    }

    /**
     * Reads the maps.
     *
     * @param scope WWID of the only map wanted, null for all
     * @param checked whether their paths are checked and their priorities found
     */
    public void maps(@Nullable String scope, boolean checked) {
        MapReader reader = new MapReader(inventory);
        List<LivePath> members = new ArrayList<>();
        for (LiveMap map : reader.list()) {
            if (scope != null && !scope.equals(map.wwid)) {
                continue;
            }
            if (!reader.read(map)) {
                inventory.log.line(1, "error parsing map " + map.wwid);
                continue;
            }
            map.action = MapAction.NOTHING;
            inventory.maps.add(map);
            members.addAll(map.paths());
        }
        for (LivePath path : members) {
            if (path.device == null) {
                path.status = PathStatus.DOWN;
            }
        }
        if (!checked) {
            return;
        }
        List<LivePath> present = new ArrayList<>();
        for (LivePath path : members) {
            if (path.device != null && path.status == PathStatus.UNCHECKED) {
                present.add(path);
            }
        }
        paths.check(present);
        paths.prioritize(present);
        for (LiveMap map : inventory.maps) {
            for (LiveGroup group : map.groups) {
                group.refresh();
            }
        }
    }
}
