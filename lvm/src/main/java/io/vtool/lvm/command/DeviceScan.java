package io.vtool.lvm.command;

import io.vtool.lvm.scan.Inventory;
import io.vtool.lvm.scan.ScannedDevice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The label scan every command begins with, and what it warns of. */
public final class DeviceScan {
    private DeviceScan() {}

    static Inventory read(LvmRun run) {
        for (String name : DeviceFilter.absent(run)) {
            run.error("Device not found for " + name + ".");
        }
        DeviceFilter filter = DeviceFilter.of(run);
        List<ScannedDevice> scanned = new ArrayList<>();
        for (GivenDevice device : run.world().devices()) {
            if (filter.rejects(device.source()) == null) {
                scanned.add(ScannedDevice.read(device.source()));
            }
        }
        DuplicateChoice choice = DuplicateChoice.of(scanned, run.world().devices());
        Inventory inventory = Inventory.of(choice.used(), ScanWarnings.devices(choice.unused()));
        new ScanWarnings(run, inventory).print();
        if (!run.command().equals("lvmdiskscan")) {
            ScanWarnings.duplicates(run, choice.unused());
        }
        return inventory;
    }

    /** What some devices show, without a word about it; of duplicates the preferred ones count. */
    public static Inventory quietly(List<GivenDevice> devices) {
        List<ScannedDevice> scanned = new ArrayList<>();
        for (GivenDevice device : devices) {
            scanned.add(ScannedDevice.read(device.source()));
        }
        DuplicateChoice choice = DuplicateChoice.of(scanned, devices);
        return Inventory.of(choice.used(), ScanWarnings.devices(choice.unused()));
    }

    /** Why a command cannot use the device of a name, in lvm2's words, or null if it was scanned. */
    public static @Nullable String unusable(LvmRun run, String name) {
        for (GivenDevice device : run.world().devices()) {
            if (device.source().name().equals(name)) {
                return DeviceFilter.of(run).rejects(device.source());
            }
        }
        return "device not found";
    }
}
