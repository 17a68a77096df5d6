package io.vtool.lvm.report;

import io.vtool.lvm.disk.MetadataArea;
import io.vtool.lvm.disk.MetadataHeader;
import io.vtool.lvm.scan.ScannedDevice;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.PhysicalVolume;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The metadata areas of a PV or of a group, without damaged ones.
 *
 * @param count how many there are
 * @param used how many are not ignored
 * @param free the least room for a text, in sectors
 * @param size the least size, in sectors
 */
public record MetadataRoom(int count, int used, long free, long size) {
    private static final int SECTOR = 512;
    private static final int SECTOR_BITS = 9;
    /** More than anything; sizes are numbers without a sign. */
    private static final long NONE = -1;

    private static final MetadataRoom UNMEASURED = new MetadataRoom(0, 0, NONE, NONE);

    /**
     * The areas of a device.
     *
     * @param group the group that it is in, or null; an area whose text is refused is not counted
     */
    public static MetadataRoom of(ScannedDevice device, @Nullable GroupState group) {
        MetadataRoom sum = UNMEASURED;
        for (int i = 0; i < device.areas().size(); i++) {
            if (counts(device, i, group)) {
                sum = sum.with(device.areas().get(i), true);
            }
        }
        return sum.measured();
    }

    private static boolean counts(ScannedDevice device, int area, @Nullable GroupState group) {
        return device.areas().get(area).damages().isEmpty()
                && (group == null || !group.view().refused(device, area));
    }

    /** The areas of a group; ignored ones count, but their room does not. */
    public static MetadataRoom of(GroupState group) {
        MetadataRoom sum = UNMEASURED;
        Set<String> seen = new HashSet<>();
        for (PhysicalVolume pv : group.pvs()) {
            ScannedDevice device = pv.device();
            if (device == null || !seen.add(device.name()) || empty(device)) {
                continue;
            }
            for (int i = 0; i < device.areas().size(); i++) {
                MetadataArea area = device.areas().get(i);
                if (counts(device, i, group)) {
                    sum = sum.with(area, !area.ignored());
                }
            }
        }
        return sum.measured();
    }

    /** Whether a device has areas, but none with a text: then the scan does not know that it belongs to the group. */
    private static boolean empty(ScannedDevice device) {
        for (MetadataArea area : device.areas()) {
            MetadataHeader header = area.header();
            if (header == null || header.ignored() || header.committed() != null) {
                return false;
            }
        }
        return true;
    }

    private MetadataRoom with(MetadataArea area, boolean measured) {
        boolean in = !area.ignored();
        if (!measured) {
            return new MetadataRoom(count + 1, used + (in ? 1 : 0), free, size);
        }
        return new MetadataRoom(
                count + 1,
                used + (in ? 1 : 0),
                least(free, free(area)),
                least(size, area.area().size() >>> SECTOR_BITS));
    }

    private static long least(long one, long other) {
        return Long.compareUnsigned(one, other) < 0 ? one : other;
    }

    private MetadataRoom measured() {
        return size == NONE ? new MetadataRoom(count, used, 0, 0) : this;
    }

    /** Half of the area behind its header, less what the text takes. */
    private static long free(MetadataArea area) {
        MetadataHeader header = area.header();
        long size = header == null ? area.area().size() : header.size();
        long most = (size - MetadataHeader.SIZE >>> 1) - SECTOR;
        long text = header == null || header.committed() == null
                ? 0
                : header.first().size();
        return area.ignored() || Long.compareUnsigned(text, most) >= 0 ? 0 : most - text >>> SECTOR_BITS;
    }
}
