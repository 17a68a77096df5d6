package io.vtool.multipath.command;

import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.host.MapDevice;
import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.map.PathNarration;
import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.path.PathStatus;
import org.jspecify.annotations.Nullable;

/** What a verbose listing says about its look at all devices. */
final class VerboseLook {
    private final Inventory inventory;
    private final PathNarration narration;

    VerboseLook(Inventory inventory) {
        this.inventory = inventory;
        this.narration = inventory.narration();
    }

    /** Tells about all devices, then about the paths of the maps. */
    void tell(Listing listing, MultipathRequest.Task task, @Nullable String scope) {
        boolean creates = task == MultipathRequest.Task.CREATE || task == MultipathRequest.Task.DRY_RUN;
        boolean checks = creates || task == MultipathRequest.Task.LIST_LONG;
        if (checks) {
            listing.checkRest();
        }
        PathNarration.Depth asked = scope == null ? PathNarration.Depth.CHECKED : PathNarration.Depth.IDENTIFIED;
        PathNarration.Depth found = creates ? PathNarration.Depth.WHOLE : checks ? asked : PathNarration.Depth.KERNEL;
        for (BlockDevice device : listing.enumerated()) {
            if (inventory.policies.ofName(device.name()).blacklisted()) {
                inventory.log.line(3, device.name() + ": device node name blacklisted");
            }
            LivePath path = listing.found(device.name());
            if (path != null) {
                narration.path(path, found);
            }
        }
        for (MapDevice map : inventory.machine.mapper().devices()) {
            if (inventory.policies.ofName("dm-" + map.minor()).blacklisted()) {
                inventory.log.line(3, "dm-" + map.minor() + ": device node name blacklisted");
            }
        }
        narration.releases();
        for (MapDevice device : inventory.machine.mapper().devices()) {
            LiveMap map = inventory.mapOf(device.wwid());
            if (map != null) {
                for (LivePath path : map.paths()) {
                    member(path, map, checks, creates);
                }
            } else if (scope != null && device.isMultipath()) {
                inventory.log.line(3, "skip map " + device.name() + ": out of scope");
            }
        }
        for (LivePath path : inventory.paths) {
            if (scope != null && !path.wwid.equals(scope)) {
                inventory.log.line(3, "skip path " + path.name + " : out of scope");
            }
        }
    }

    private void member(LivePath path, LiveMap map, boolean checks, boolean creates) {
        if (checks) {
            narration.path(path, creates ? PathNarration.Depth.CHECKED : PathNarration.Depth.WHOLE);
        }
        PathStatus device = path.deviceStatus();
        boolean unknown = !checks || device != PathStatus.UP && device != PathStatus.PENDING;
        if (unknown && !creates) {
            inventory.log.line(3, path.name + ": setting wwid from map: " + map.wwid);
        }
    }
}
