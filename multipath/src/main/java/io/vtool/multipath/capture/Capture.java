package io.vtool.multipath.capture;

import io.vtool.multipath.topology.MultipathMap;
import java.util.List;

/**
 * What a captured listing held.
 *
 * @param maps its maps in order; path rows that follow no header stand in a map without a name
 * @param truncated whether it held more than is kept
 */
public record Capture(List<MultipathMap> maps, boolean truncated) {
    /** Keeps its own copy of the maps. */
    public Capture {
        maps = List.copyOf(maps);
    }
}
