package io.vtool.lvm.scan;

import io.vtool.lvm.model.GroupReading;
import io.vtool.lvm.model.ModelProblem;
import io.vtool.lvm.model.VolumeGroup;
import java.util.List;

/**
 * A group as several devices show it.
 *
 * @param group the newest version
 * @param problems what is wrong with that version
 * @param reading that version as lvm2 takes it
 * @param copies every copy that could be read, in the order of the scan
 * @param pvs in the order of the group's metadata
 */
public record GroupView(
        VolumeGroup group,
        List<ModelProblem> problems,
        GroupReading reading,
        List<MetadataCopy> copies,
        List<PvView> pvs) {
    /** Keeps copies of the lists. */
    public GroupView {
        problems = List.copyOf(problems);
        copies = List.copyOf(copies);
        pvs = List.copyOf(pvs);
    }

    /** Whether lvm2 gives up on every copy, so that there is no such group for it. */
    public boolean lost() {
        for (MetadataCopy copy : copies) {
            if (copy.taken() && !copy.mismatched()) {
                return false;
            }
        }
        return true;
    }

    /** Whether lvm2 gives up on the text in an area of a device, and looks at that area no more. */
    public boolean refused(ScannedDevice device, int area) {
        for (MetadataCopy copy : copies) {
            if (!copy.taken() && copy.area() == area && copy.device().name().equals(device.name())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a PV is missing, or is back but still marked as missing in the metadata. */
    public boolean partial() {
        for (PvView pv : pvs) {
            if (pv.missing() || pv.entry().missing()) {
                return true;
            }
        }
        return false;
    }
}
