package io.vtool.lvm.scan;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.disk.MetadataHeader;
import io.vtool.lvm.disk.PvHeader;
import io.vtool.lvm.disk.RawLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The PVs that belong to a group of which lvm2 takes no copy: they are of no use, but no spare ones. */
final class TextHolders {
    private TextHolders() {}

    /**
     * Adds the PVs that hold a copy, and those that are scanned after one and have it by what their headers say: then lvm2 does
     * not look at the text.
     */
    static void list(GroupView view, List<ScannedDevice> devices, Set<LvmId> listed) {
        List<RawLocation> seen = new ArrayList<>();
        for (ScannedDevice device : devices) {
            PvHeader holder = device.pv();
            for (int i = 0; holder != null && i < device.areas().size(); i++) {
                MetadataHeader header = device.areas().get(i).header();
                RawLocation location = header == null || header.ignored() ? null : header.committed();
                MetadataCopy copy = copy(view, device, i);
                if (location != null && (copy != null || known(seen, location))) {
                    listed.add(holder.id());
                }
                if (location != null && copy != null && !copy.mismatched()) {
                    seen.add(location);
                }
            }
        }
    }

    private static @Nullable MetadataCopy copy(GroupView view, ScannedDevice device, int area) {
        for (MetadataCopy copy : view.copies()) {
            if (copy.area() == area && copy.device().name().equals(device.name())) {
                return copy;
            }
        }
        return null;
    }

    private static boolean known(List<RawLocation> seen, RawLocation location) {
        for (RawLocation one : seen) {
            if (one.size() == location.size() && one.checksum() == location.checksum()) {
                return true;
            }
        }
        return false;
    }
}
