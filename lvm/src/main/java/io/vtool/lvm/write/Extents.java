package io.vtool.lvm.write;

import io.vtool.lvm.model.Segment;
import java.util.List;

/**
 * A run of extents that lie side by side on one or several PVs.
 *
 * @param count extents on each of the PVs
 * @param areas where the run starts on each of them
 */
record Extents(long count, List<Segment.Area> areas) {
    Extents {
        areas = List.copyOf(areas);
    }
}
