package io.vtool.lvm.command;

import io.vtool.lvm.scan.GroupView;
import io.vtool.lvm.scan.Inventory;
import io.vtool.lvm.scan.PvView;
import io.vtool.lvm.scan.ScannedDevice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The label scan every command begins with, and what it warns of. */
public final class DeviceScan {
    private DeviceScan() {}

    static Inventory read(LvmRun run) {
        DeviceFilter filter = run.filter();
        List<ScannedDevice> scanned = new ArrayList<>();
        for (GivenDevice device : filter.usable() ? run.world().devices() : List.<GivenDevice>of()) {
            if (filter.rejects(device) == null) {
                scanned.add(ScannedDevice.read(device.source()));
            }
        }
        DuplicateChoice choice = DuplicateChoice.of(scanned, run.world().devices());
        Inventory inventory = Inventory.of(choice.used(), choice.unusedDevices());
        new ScanWarnings(run, inventory).print();
        filter.validate(scanned);
        suspect(filter, inventory);
        if (dropped(run, filter, scanned)) {
            choice = DuplicateChoice.of(scanned, run.world().devices());
            inventory = ordered(inventory, Inventory.of(choice.used(), choice.unusedDevices()));
        }
        if (!run.command().equals("lvmdiskscan")) {
            choice.print(run);
        }
        return inventory;
    }

    /** What is left, its groups in the order in which they were first seen. */
    private static Inventory ordered(Inventory before, Inventory after) {
        List<GroupView> groups = new ArrayList<>();
        for (GroupView seen : before.groups()) {
            for (GroupView left : after.groups()) {
                if (left.group().id().equals(seen.group().id())) {
                    groups.add(left);
                }
            }
        }
        return new Inventory(
                after.devices(), groups, after.orphans(), after.outdated(), after.unreadable(), after.duplicates());
    }

    /** Devices whose size or former name makes lvm2 look for the superblock of an array at their end. */
    private static void suspect(DeviceFilter filter, Inventory inventory) {
        for (GroupView view : inventory.groups()) {
            for (PvView pv : view.pvs()) {
                for (ScannedDevice device : pv.devices()) {
                    filter.suspect(device, pv.entry());
                }
            }
        }
    }

    /** Removes the devices that are not looked at after all; tells whether there were any. */
    private static boolean dropped(LvmRun run, DeviceFilter filter, List<ScannedDevice> scanned) {
        boolean dropped = false;
        for (GivenDevice device : run.world().devices()) {
            if (filter.rejects(device) == null) {
                continue;
            }
            for (int i = scanned.size() - 1; i >= 0; i--) {
                if (scanned.get(i).name().equals(device.name())) {
                    scanned.remove(i);
                    dropped = true;
                }
            }
        }
        return dropped;
    }

    /** What some devices show, without a word about it; of duplicates the preferred ones count. */
    public static Inventory quietly(List<GivenDevice> devices) {
        List<ScannedDevice> scanned = new ArrayList<>();
        for (GivenDevice device : devices) {
            if (device.use() == GivenDevice.Use.FREE) {
                scanned.add(ScannedDevice.read(device.source()));
            }
        }
        DuplicateChoice choice = DuplicateChoice.of(scanned, devices);
        return Inventory.of(choice.used(), choice.unusedDevices());
    }

    /** Why a command cannot use the device of a name, in lvm2's words, or null if it was scanned. */
    public static @Nullable String unusable(LvmRun run, String name) {
        for (GivenDevice device : run.world().devices()) {
            if (device.name().equals(name) && run.filter().usable()) {
                return run.filter().rejects(device);
            }
        }
        return "device not found";
    }
}
