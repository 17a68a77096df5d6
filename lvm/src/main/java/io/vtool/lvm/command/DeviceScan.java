package io.vtool.lvm.command;

import io.vtool.lvm.scan.Inventory;
import io.vtool.lvm.scan.ScannedDevice;
import java.util.ArrayList;
import java.util.List;

/** The label scan every command begins with, and what it warns of. */
final class DeviceScan {
    private DeviceScan() {}

    static Inventory read(LvmRun run) {
        List<ScannedDevice> scanned = new ArrayList<>();
        for (GivenDevice device : run.world().devices()) {
            scanned.add(ScannedDevice.read(device.source()));
        }
        return Inventory.of(scanned);
    }
}
