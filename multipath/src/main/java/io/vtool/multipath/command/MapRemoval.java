package io.vtool.multipath.command;

import io.vtool.multipath.host.Machine;
import io.vtool.multipath.host.MapDevice;
import io.vtool.multipath.host.MapperException;
import io.vtool.multipath.map.Log;
import org.jspecify.annotations.Nullable;

/** {@code multipath -f} and {@code -F}: removes maps, through multipathd where it runs. */
final class MapRemoval {
    private static final int OK = MultipathCommand.OK;
    private static final int FAIL = MultipathCommand.FAIL;

    private final Machine machine;
    private final Log log;
    private final Delegation daemon;

    MapRemoval(Machine machine, Log log, Delegation daemon) {
        this.machine = machine;
        this.log = log;
        this.daemon = daemon;
    }

    int flush(@Nullable DeviceArgument device) {
        if (device == null || device.kind() != DeviceArgument.Kind.MAP) {
            log.line(0, "the -f option requires a map name to remove");
            return FAIL;
        }
        if (daemon.does("del map " + device.name())) {
            return OK;
        }
        MapDevice map = device.map();
        if (map == null) {
            log.line(
                    0,
                    "libdevmapper: ioctl/libdm-iface.c(1980): device-mapper: table ioctl on " + device.name()
                            + "  failed: No such device or address");
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
