package io.vtool.multipath.topology;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Paths that are used together. What is unknown is null.
 *
 * @param policy path selector and its argument count ({@code service-time 0})
 * @param priority priority of the group; what it means is up to the prioritizer
 * @param status {@code active}, {@code enabled}, {@code disabled} or {@code undef}; for NVMe the ANA state
 * @param paths its paths in order
 */
public record PathGroup(
        @Nullable String policy,
        @Nullable Integer priority,
        @Nullable String status,
        List<Path> paths) {
    /** Keeps its own copy of the paths. */
    public PathGroup {
        paths = List.copyOf(paths);
    }
}
