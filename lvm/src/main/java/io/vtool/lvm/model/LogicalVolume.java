package io.vtool.lvm.model;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.text.Section;
import java.util.List;

/**
 * A logical volume, visible or hidden.
 *
 * @param status words such as READ, VISIBLE; unknown ones are kept, as in flags
 * @param segments in the order of their first extent
 * @param settings the volume's section, for what has no name here: creation_time, read_ahead, lock_args ...
 */
public record LogicalVolume(
        String name,
        LvmId id,
        List<String> status,
        List<String> flags,
        List<String> tags,
        List<Segment> segments,
        Section settings) {
    /** Keeps copies of the lists. */
    public LogicalVolume {
        status = List.copyOf(status);
        flags = List.copyOf(flags);
        tags = List.copyOf(tags);
        segments = List.copyOf(segments);
    }

    /** Whether the text marks it as visible; the hidden volumes that tie snapshots to origins are never marked. */
    public boolean visible() {
        return status.contains("VISIBLE");
    }

    /** The extents of all segments. */
    public long extentCount() {
        long sum = 0;
        for (Segment segment : segments) {
            sum += segment.extentCount();
        }
        return sum;
    }
}
