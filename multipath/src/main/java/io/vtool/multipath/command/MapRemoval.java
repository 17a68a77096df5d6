package io.vtool.multipath.command;

import io.vtool.multipath.host.Machine;
import io.vtool.multipath.host.MapDevice;
import io.vtool.multipath.host.MapperException;
import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.map.Log;
import org.jspecify.annotations.Nullable;

/** {@code multipath -f} and {@code -F}: removes maps, through multipathd where it runs. */
final class MapRemoval {
    private static final int OK = MultipathCommand.OK;
    private static final int FAIL = MultipathCommand.FAIL;

    private static final int VERBOSE = 3;

    private final Inventory inventory;
    private final Machine machine;
    private final Log log;
    private final Delegation daemon;

    MapRemoval(Inventory inventory, Delegation daemon) {
        this.inventory = inventory;
        this.machine = inventory.machine;
        this.log = inventory.log;
        this.daemon = daemon;
    }

    private void tells() {
        if (log.wants(VERBOSE)) {
            inventory.narration().libraries();
            inventory.narration().releases();
        }
    }

    int flush(@Nullable DeviceArgument device) {
        if (device == null || device.kind() != DeviceArgument.Kind.MAP) {
            log.line(0, "the -f option requires a map name to remove");
            return FAIL;
        }
        if (daemon.does("del map " + device.name())) {
            return OK;
        }
        tells();
        MapDevice map = device.map();
        if (map == null) {
            log.line(
                    0,
                    "libdevmapper: ioctl/libdm-iface.c(1980): device-mapper: table ioctl on " + device.name()
                            + "  failed: No such device or address");
            log.line(3, "dm_is_mpath: libdm task=11 error: No such device or address");
            log.line(3, device.name() + ": dm command failed in dm_is_mpath: No such device or address");
        }
        if (map == null || !map.isMultipath()) {
            log.line(0, device.name() + " is not a multipath device");
            return FAIL;
        }
        return remove(map) ? OK : FAIL;
    }

    int flushAll() {
        if (daemon.does("del maps")) {
            return OK;
        }
        tells();
        boolean done = true;
        for (MapDevice map : machine.mapper().devices()) {
            if (map.isMultipath()) {
                done &= remove(map);
            }
        }
        return done ? OK : FAIL;
    }

    private boolean remove(MapDevice map) {
        try {
            if (map.openCount() > 0) {
                log.line(2, map.name() + ": map in use");
                return false;
            }
            machine.mapper().remove(map.name());
            log.line(4, "multipath map " + map.name() + " removed");
            return true;
        } catch (MapperException e) {
            log.line(2, map.name() + ": map in use");
            return false;
        }
    }
}
