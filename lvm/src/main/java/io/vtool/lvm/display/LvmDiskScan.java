package io.vtool.lvm.display;

import io.vtool.lvm.command.GivenDevice;
import io.vtool.lvm.command.LvmCommand;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.command.LvmStatus;
import io.vtool.lvm.report.Units;
import io.vtool.lvm.scan.ScannedDevice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The command {@code lvmdiskscan}. */
public final class LvmDiskScan implements LvmCommand {
    private static final int SECTOR = 512;
    private static final int SIZE_WIDTH = 15;

    @Override
    public int run(LvmRun run) {
        Lines lines = new Lines(run, Units.DEFAULT, 0);
        boolean pvsOnly = run.line().has("lvmpartition");
        if (pvsOnly) {
            run.error("WARNING: only considering LVM devices");
        }
        List<ScannedDevice> devices = devices(run);
        int width = 0;
        for (ScannedDevice device : devices) {
            width = Math.max(width, device.name().length());
        }
        int disks = 0;
        int partitions = 0;
        int pvDisks = 0;
        int pvPartitions = 0;
        for (ScannedDevice device : devices) {
            boolean pv = device.pv() != null;
            if (pv || !pvsOnly) {
                String size = lines.size(device.size() / SECTOR);
                lines.print(device.name() + " ".repeat(width - device.name().length()) + " ["
                        + " ".repeat(Math.max(0, SIZE_WIDTH - size.length())) + size + "] "
                        + (pv ? "LVM physical volume" : ""));
            }
            boolean partition =
                    Character.isDigit(device.name().charAt(device.name().length() - 1));
            disks += pv || partition ? 0 : 1;
            partitions += !pv && partition ? 1 : 0;
            pvDisks += pv && !partition ? 1 : 0;
            pvPartitions += pv && partition ? 1 : 0;
        }
        if (!pvsOnly) {
            lines.print(counted(disks, "disk"));
            lines.print(counted(partitions, "partition"));
        }
        lines.print(counted(pvDisks, "LVM physical volume whole disk"));
        lines.print(counted(pvPartitions, "LVM physical volume"));
        return LvmStatus.DONE;
    }

    /** All that are looked at, also those that carry another one's PV, in the order given. */
    private static List<ScannedDevice> devices(LvmRun run) {
        Map<String, ScannedDevice> scanned = new HashMap<>();
        for (ScannedDevice device : run.inventory().devices()) {
            scanned.put(device.name(), device);
        }
        for (ScannedDevice device : run.inventory().duplicates()) {
            scanned.put(device.name(), device);
        }
        List<ScannedDevice> devices = new ArrayList<>();
        for (GivenDevice given : run.world().devices()) {
            ScannedDevice device = scanned.get(given.source().name());
            if (device != null) {
                devices.add(device);
            }
        }
        return devices;
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
