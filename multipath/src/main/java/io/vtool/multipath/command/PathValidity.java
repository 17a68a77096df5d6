package io.vtool.multipath.command;

import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.host.MapDevice;
import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.map.MapNames;
import io.vtool.multipath.map.MapReader;
import io.vtool.multipath.map.PathReader;
import io.vtool.multipath.path.LivePath;

/** Whether a disk is, or should be, a path of a map: {@code multipath -c} and {@code -u}. */
final class PathValidity {
    /** Answers. */
    enum Verdict {
        VALID,
        NOT_VALID,
        MAYBE,
        ERROR
    }

    private final Inventory inventory;
    private final MapNames names;

    PathValidity(Inventory inventory, MapNames names) {
        this.inventory = inventory;
        this.names = names;
    }

    /**
     * Judges a disk.
     *
     * @param device the disk
     * @param ignoreWwids whether a new volume may be multipathed
     * @param running whether multipathd runs, null if that does not count
     */
    Verdict judge(BlockDevice device, boolean ignoreWwids, boolean running) {
        if (member(device)) {
            return Verdict.VALID;
        }
        if (!running || inventory.policies.ofName(device.name()).blacklisted()) {
            return Verdict.NOT_VALID;
        }
        PathReader reader = new PathReader(inventory);
        reader.identities().refresh(inventory.machine.blockDevices());
        LivePath path = reader.path(device);
        if (path == null) {
            return Verdict.NOT_VALID;
        }
        reader.identify(path);
        if (path.wwid.isEmpty() || inventory.policies.ofWwid(path.wwid).blacklisted()) {
            return Verdict.NOT_VALID;
        }
        String find = inventory.policies.global().findMultipaths();
        if (find.equals("greedy") || find.equals("no") && ignoreWwids) {
            return Verdict.VALID;
        }
        if (names.remembered(path.wwid) || mapped(path.wwid)) {
            return Verdict.VALID;
        }
        if (!find.equals("smart") && !ignoreWwids) {
            return Verdict.NOT_VALID;
        }
        return another(reader, path) ? Verdict.VALID : Verdict.MAYBE;
    }

    private boolean another(PathReader reader, LivePath path) {
        for (BlockDevice other : inventory.machine.blockDevices()) {
            if (other.name().equals(path.name)) {
                continue;
            }
            LivePath candidate = reader.path(other);
            if (candidate != null) {
                reader.identify(candidate);
                if (candidate.wwid.equals(path.wwid)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean mapped(String wwid) {
        for (MapDevice map : inventory.machine.mapper().devices()) {
            if (map.isMultipath() && map.wwid().equals(wwid)) {
                return true;
            }
        }
        return false;
    }

    private boolean member(BlockDevice device) {
        MapReader reader = new MapReader(inventory);
        for (LiveMap map : reader.list()) {
            if (reader.read(map)) {
                for (LivePath path : map.paths()) {
                    if (path.devt.equals(device.devt())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
