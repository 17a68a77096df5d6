package io.vtool.multipath.command;

import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.host.Machine;
import io.vtool.multipath.host.MapDevice;
import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.map.Log;
import io.vtool.multipath.map.MapNames;
import io.vtool.multipath.path.KernelStatus;
import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.path.PathStatus;
import org.jspecify.annotations.Nullable;

/** {@code multipath -C}, {@code -c} and {@code -u}: whether a map can be used, and whether a disk is a path. */
final class DeviceQuestions {
    private static final int OK = MultipathCommand.OK;
    private static final int FAIL = MultipathCommand.FAIL;

    private final Machine machine;
    private final MultipathRequest request;
    private final CommandOutput out;
    private final Log log;
    private final Inventory inventory;

    DeviceQuestions(Machine machine, MultipathRequest request, CommandOutput out, Inventory inventory) {
        this.machine = machine;
        this.request = request;
        this.out = out;
        this.inventory = inventory;
        this.log = inventory.log;
    }

    int usable(@Nullable DeviceArgument device) {
        if (device == null) {
            return FAIL;
        }
        MapDevice map = device.kernelMap();
        if (map == null || !device.name().equals("dm-" + map.minor())) {
            log.line(
                    2,
                    "get_udev_device: failed to look up " + device.name() + " with type "
                            + device.kind().code());
            return FAIL;
        }
        if (!map.isMultipath()) {
            log.line(1, device.name() + " is not a multipath map");
            return FAIL;
        }
        Listing listing = new Listing(inventory);
        listing.discover();
        listing.maps(map.wwid(), false);
        for (LiveMap each : inventory.maps) {
            for (LivePath path : each.paths()) {
                if (path.deviceStatus() == PathStatus.UP && path.kernel == KernelStatus.ACTIVE) {
                    return OK;
                }
            }
        }
        log.line(2, device.name() + ": no usable paths found");
        return FAIL;
    }

    int valid(@Nullable DeviceArgument device, MapNames names, boolean daemon) {
        if (device == null || device.kind() == DeviceArgument.Kind.MAP && !request.event()) {
            log.line(0, "the -c option requires a path to check");
            return FAIL;
        }
        if (device.kind() == DeviceArgument.Kind.NUMBER) {
            log.line(1, "sysfs_is_multipathed: error scanning /sys/block/" + device.name() + "/holders");
            return FAIL;
        }
        BlockDevice disk = request.event() ? device.named() : device.disk();
        if (disk == null) {
            return FAIL;
        }
        PathValidity.Verdict verdict = new PathValidity(inventory, names)
                .judge(disk, request.ignoreWwids(), !request.event() || daemon || machine.daemonEnabled());
        if (verdict == PathValidity.Verdict.MAYBE) {
            long until = machine.millis() / 1000 + 1;
            out.text("FIND_MULTIPATHS_WAIT_UNTIL=\"" + until + ".000000\"\n");
        }
        boolean valid = verdict == PathValidity.Verdict.VALID;
        boolean maybe = verdict == PathValidity.Verdict.MAYBE;
        out.text("DM_MULTIPATH_DEVICE_PATH=\"" + (maybe ? 2 : valid ? 1 : 0) + "\"\n");
        return valid || maybe || request.event() ? OK : FAIL;
    }
}
