package io.vtool.lvm.scan;

import io.vtool.lvm.model.PvEntry;
import java.util.List;

/**
 * A PV of a group and the devices that carry it.
 *
 * @param devices in the order of the scan: none if the PV is missing, several if it is seen more than once
 */
public record PvView(PvEntry entry, List<ScannedDevice> devices) {
    /** Keeps a copy of the list. */
    public PvView {
        devices = List.copyOf(devices);
    }

    /** Whether no device carries the PV. */
    public boolean missing() {
        return devices.isEmpty();
    }

    /** Whether several devices carry the PV: paths to one unit, or copies. */
    public boolean duplicate() {
        return devices.size() > 1;
    }
}
