package io.vtool.lvm.view;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.model.PvEntry;
import io.vtool.lvm.scan.ScannedDevice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A PV: one of a group, an orphan, or a mere device shown beside them. */
public final class PhysicalVolume {
    /** The name of a PV no device carries. */
    public static final String UNKNOWN = "[unknown]";

    private final @Nullable GroupState group;
    private final @Nullable PvEntry entry;
    private final @Nullable ScannedDevice device;
    private final boolean unusedDuplicate;
    private final List<PvSegment> segments = new ArrayList<>();
    private long allocated;

    private PhysicalVolume(
            @Nullable GroupState group,
            @Nullable PvEntry entry,
            @Nullable ScannedDevice device,
            boolean unusedDuplicate) {
        this.group = group;
        this.entry = entry;
        this.device = device;
        this.unusedDuplicate = unusedDuplicate;
    }

    static PhysicalVolume listed(GroupState group, PvEntry entry, @Nullable ScannedDevice device) {
        return new PhysicalVolume(group, entry, device, false);
    }

    /** A PV that belongs to no group, or a device that is no PV. */
    public static PhysicalVolume alone(ScannedDevice device) {
        return new PhysicalVolume(null, null, device, false);
    }

    /** A device that carries the same PV as another one that is used instead. */
    public static PhysicalVolume duplicate(ScannedDevice device) {
        return new PhysicalVolume(null, null, device, true);
    }

    /** The group that lists it, or null. */
    public @Nullable GroupState group() {
        return group;
    }

    /** Its entry in the group's metadata, or null. */
    public @Nullable PvEntry entry() {
        return entry;
    }

    /** The device that carries it, or null if it is missing. */
    public @Nullable ScannedDevice device() {
        return device;
    }

    /** Whether another device is used in its place. */
    public boolean unusedDuplicate() {
        return unusedDuplicate;
    }

    /** The device's name. */
    public String name() {
        return device == null ? UNKNOWN : device.name();
    }

    /** The identifier, or null if the device is no PV. */
    public @Nullable LvmId id() {
        if (entry != null) {
            return entry.id();
        }
        return device == null || device.pv() == null ? null : device.pv().id();
    }

    /**
     * Whether no device carries it, or the metadata was changed while that was so. The latter no longer counts if volumes use
     * nothing of it or if it has no copy of the metadata that could be old.
     */
    public boolean missing() {
        return entry != null && (device == null || entry.missing() && allocated > 0 && device.usedAreas() > 0);
    }

    /** The extents it has. */
    public long extentCount() {
        return entry == null ? 0 : entry.extentCount();
    }

    /** The extents that volumes use. */
    public long allocatedCount() {
        return allocated;
    }

    /** Its runs of extents in order, free ones included; empty if it is in no group. */
    public List<PvSegment> segments() {
        return segments;
    }

    void use(PvSegment segment) {
        segments.add(segment);
        allocated += segment.length();
    }

    private static final class ByStart implements Comparator<PvSegment> {
        @Override
        public int compare(PvSegment one, PvSegment other) {
            return Long.compare(one.start(), other.start());
        }
    }

    /** Sorts the runs and puts the free ones between them. */
    void fillGaps() {
        segments.sort(new ByStart());
        List<PvSegment> used = new ArrayList<>(segments);
        segments.clear();
        long next = 0;
        for (PvSegment segment : used) {
            if (segment.start() > next) {
                segments.add(new PvSegment(this, next, segment.start() - next, null));
            }
            segments.add(segment);
            next = Math.max(next, segment.start() + segment.length());
        }
        if (next < extentCount()) {
            segments.add(new PvSegment(this, next, extentCount() - next, null));
        }
    }
}
