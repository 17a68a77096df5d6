package io.vtool.lvm.listing;

import io.vtool.lvm.command.DeviceScan;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.command.LvmStatus;
import io.vtool.lvm.disk.MetadataArea;
import io.vtool.lvm.report.LogObject;
import io.vtool.lvm.report.Report;
import io.vtool.lvm.report.Subject;
import io.vtool.lvm.scan.ScannedDevice;
import io.vtool.lvm.view.PhysicalVolume;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives a report of labels its rows. */
record LabelRows(LvmRun run, Report report) {
    /** Only labels are looked at: groups are not read, so that nothing is said about them. */
    int fill() {
        LogObject before = run.log().object();
        run.log().about(LogObject.of("label"));
        int status = eachLabel();
        run.log().about(before);
        return status;
    }

    private int eachLabel() {
        Map<String, ScannedDevice> used = new HashMap<>();
        for (ScannedDevice device : run.inventory().devices()) {
            if (device.pv() != null) {
                used.put(device.name(), device);
            }
        }
        if (run.line().operands().isEmpty()) {
            for (ScannedDevice device : run.inventory().devices()) {
                if (device.pv() != null) {
                    label(device);
                }
            }
            return LvmStatus.DONE;
        }
        int status = LvmStatus.DONE;
        for (String name : run.line().operands()) {
            ScannedDevice device = used.get(name);
            if (device == null) {
                device = duplicate(name);
            }
            if (device != null) {
                label(device);
            } else if (DeviceScan.unusable(run, name) != null) {
                run.error("Failed to find device \"" + name + "\".");
                status = LvmStatus.FAILED;
            } else {
                run.error("No physical volume label read from " + name + ".");
                status = LvmStatus.FAILED;
            }
        }
        return status;
    }

    private void label(ScannedDevice device) {
        LogObject labels = run.log().object();
        run.log().about(new LogObject("label", device.name(), "", "", ""));
        report.add(
                Subject.alone(PhysicalVolume.alone(device.areas().isEmpty() ? device : scanned(device)), "", "", ""));
        run.log().outcome(LvmStatus.DONE);
        run.log().about(labels);
    }

    /** The device as a scan leaves it: texts are not read then, so that areas are sound for all that was not told. */
    private ScannedDevice scanned(ScannedDevice device) {
        if (device.damages().isEmpty()) {
            return device;
        }
        List<MetadataArea> areas = new ArrayList<>();
        for (MetadataArea area : device.areas()) {
            boolean bad = area.header() == null || run.told(device.name() + " mda" + (areas.size() + 1));
            areas.add(bad ? area : new MetadataArea(area.area(), area.header(), area.text(), List.of()));
        }
        return new ScannedDevice(
                device.name(),
                device.size(),
                device.sectorSize(),
                device.pv(),
                areas,
                device.further(),
                device.damages());
    }

    private @Nullable ScannedDevice duplicate(String name) {
        for (ScannedDevice device : run.inventory().duplicates()) {
            if (device.name().equals(name)) {
                return device;
            }
        }
        return null;
    }
}
