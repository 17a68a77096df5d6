package io.vtool.multipath.persist;

import io.vtool.multipath.config.MapSettings;
import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.map.Log;
import io.vtool.multipath.path.LivePath;
import java.util.ArrayList;
import java.util.List;

/** One map as far as reservations go: its usable paths, and the key that the configuration gives it. */
public final class MapReservations {
    private final Inventory inventory;
    private final LiveMap map;
    private final MapSettings settings;
    private byte[] answer = {};

    /** The reservations of a map whose paths were checked. */
    public MapReservations(Inventory inventory, LiveMap map) {
        this.inventory = inventory;
        this.map = map;
        BlockDevice device = null;
        for (LivePath path : map.paths()) {
            device = device == null ? path.device : device;
        }
        this.settings = inventory.policies.settings(map.wwid, device);
    }

    /** Name of the map. */
    String alias() {
        return map.alias;
    }

    /** Says that no path is left. */
    int noPath() {
        inventory.log.line(0, map.wwid + ": no path available");
        return PersistStatus.MAP_ERROR;
    }

    /** Paths that can be used, group by group. */
    List<BlockDevice> usable() {
        List<BlockDevice> usable = new ArrayList<>();
        for (LivePath path : map.paths()) {
            BlockDevice device = path.device;
            if (device != null && path.status.usable()) {
                usable.add(device);
            } else {
                inventory.log.line(1, map.wwid + ": " + path.name + " path not up. Skip.");
            }
        }
        return usable;
    }

    /** Orders over one path. */
    int out(BlockDevice device, PersistRequest request) {
        inventory.log.line(3, map.wwid + ": sending pr out command to " + device.name() + " ");
        return new ReservePath(inventory.machine, device, inventory.log).out(request);
    }

    /**
     * Asks over one path after the other until one answers.
     *
     * @param action service action
     * @param allocation most bytes, 0 for the usual
     * @return the exit status
     */
    public int in(int action, int allocation) {
        int status = PersistStatus.MAP_ERROR;
        for (LivePath path : map.paths()) {
            BlockDevice device = path.device;
            if (device == null || !path.status.usable()) {
                inventory.log.line(2, map.wwid + ": " + path.name + " not available. Skip.");
                continue;
            }
            inventory.log.line(3, map.wwid + ": sending pr in command to " + path.name + " ");
            ReservePath over = new ReservePath(inventory.machine, device, inventory.log);
            status = over.in(action, allocation);
            if (status == PersistStatus.SUCCESS) {
                answer = over.answer();
                return status;
            }
        }
        return status;
    }

    /** What the last question that succeeded was answered. */
    ReserveData data() {
        return new ReserveData(answer);
    }

    /** Whether the configuration leaves the key to the file of keys. */
    boolean keyFromFile() {
        return ConfiguredKey.inFile(settings.reservationKey());
    }

    /** Whether a registration is for all ports of the target. */
    boolean allTargetPorts() {
        return settings.allTgPt();
    }

    /** The configured key, 0 for none. */
    long key() {
        return ConfiguredKey.number(ConfiguredKey.text(inventory, map.wwid, settings.reservationKey()));
    }

    /** Whether a key is registered with the volume, for whatever port. */
    public boolean registered(long key) {
        return in(PersistRequest.READ_KEYS, 0) == PersistStatus.SUCCESS
                && data().keys().contains(key);
    }

    /** What the last question that succeeded was answered, in the words of mpathpersist. */
    public String text(int action) {
        return ReserveText.of(action, data());
    }

    /** Shows what the last question that succeeded was answered, in hex. */
    public void dump(Log log) {
        for (String line : HexDump.lines(answer)) {
            log.line(0, line);
        }
    }

    /**
     * Carries a PERSISTENT RESERVE OUT out.
     *
     * @param request what
     * @param keeper is told what multipathd has to know
     * @return the exit status
     */
    public int out(PersistRequest request, KeyKeeper keeper) {
        return new ReserveOut(this, keeper, inventory.log).run(request);
    }
}
