package io.vtool.multipath.persist;

import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.map.Inventory;
import java.util.List;

/** Registers the key of a map over one of its paths, as multipathd does with a path that is new or came back. */
public final class PathRegistration {
    private final Inventory inventory;
    private final BlockDevice device;

    /** A registration to be made. */
    public PathRegistration(Inventory inventory, BlockDevice device) {
        this.inventory = inventory;
        this.device = device;
    }

    /**
     * Registers a key, unless no path of the volume has it.
     *
     * @param key the key
     * @return whether it was tried
     */
    public boolean register(long key) {
        String name = device.name();
        ReservePath path = new ReservePath(inventory.machine, device, inventory.log);
        int status = path.in(PersistRequest.READ_KEYS, 0);
        if (status != PersistStatus.SUCCESS) {
            inventory.log.line(0, name + " : pr in read keys service action failed. Error=" + status);
            return false;
        }
        List<Long> keys = new ReserveData(path.answer()).keys();
        if (keys.isEmpty()) {
            inventory.log.line(1, name + ": No key found. Device may not be registered.");
            return false;
        }
        inventory.log.line(2, "Multipath  reservation_key: 0x" + Long.toHexString(key) + " ");
        if (!keys.contains(key)) {
            inventory.log.line(0, name + ": Either device not registered or ");
            inventory.log.line(0, "host is not authorised for registration. Skip path");
            return false;
        }
        status = path.out(new PersistRequest(
                "", true, PersistRequest.REGISTER_AND_IGNORE, 0, 0, key, false, false, List.of(), 0, false));
        if (status != PersistStatus.SUCCESS) {
            inventory.log.line(0, name + ": Reservation registration failed. Error: " + status);
        }
        return true;
    }
}
