package io.vtool.lvm.scan;

import io.vtool.lvm.LvmId;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything a set of devices shows.
 *
 * @param devices all of them, in the order given
 * @param groups by identifier, in the order they were first seen
 * @param orphans PVs that no group lists, the ones marked as used by one included
 * @param outdated PVs with an old version of a group's metadata whose newest version does not list them
 * @param unreadable texts that are no usable group
 * @param duplicates devices that carry the same PV as one of the others, which is used instead
 */
public record Inventory(
        List<ScannedDevice> devices,
        List<GroupView> groups,
        List<ScannedDevice> orphans,
        List<ScannedDevice> outdated,
        List<UnreadableCopy> unreadable,
        List<ScannedDevice> duplicates) {
    /** Keeps copies of the lists. */
    public Inventory {
        devices = List.copyOf(devices);
        groups = List.copyOf(groups);
        orphans = List.copyOf(orphans);
        outdated = List.copyOf(outdated);
        duplicates = List.copyOf(duplicates);
        unreadable = List.copyOf(unreadable);
    }

    /** What the devices show, taken together. */
    public static Inventory of(List<ScannedDevice> devices) {
        return of(devices, List.of());
    }

    /**
     * What the devices show, taken together.
     *
     * @param duplicates devices that were left out because they carry the same PV as one of the others
     */
    public static Inventory of(List<ScannedDevice> devices, List<ScannedDevice> duplicates) {
        return new InventoryBuilder(devices).build(duplicates);
    }

    /** The groups of a name; more than one if different groups share it. */
    public List<GroupView> named(String name) {
        List<GroupView> found = new ArrayList<>();
        for (GroupView view : groups) {
            if (view.group().name().equals(name)) {
                found.add(view);
            }
        }
        return found;
    }

    /** The devices that carry a PV, in the order of the scan. */
    public List<ScannedDevice> carrying(LvmId pv) {
        List<ScannedDevice> found = new ArrayList<>();
        for (ScannedDevice device : devices) {
            if (device.pv() != null && device.pv().id().equals(pv)) {
                found.add(device);
            }
        }
        return found;
    }
}
