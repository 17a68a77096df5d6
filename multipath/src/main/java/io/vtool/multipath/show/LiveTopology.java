package io.vtool.multipath.show;

import io.vtool.multipath.map.LiveGroup;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.topology.MultipathMap;
import io.vtool.multipath.topology.Path;
import io.vtool.multipath.topology.PathGroup;
import java.util.ArrayList;
import java.util.List;

/** Live maps as listings show them. */
public final class LiveTopology {
    private LiveTopology() {}

    /** A map as it is now. */
    public static MultipathMap of(LiveMap map) {
        List<PathGroup> groups = new ArrayList<>(map.groups.size());
        for (LiveGroup group : map.groups) {
            List<Path> paths = new ArrayList<>(group.paths.size());
            for (LivePath path : group.paths) {
                paths.add(of(path));
            }
            groups.add(new PathGroup(group.selector, group.priority, group.status, paths));
        }
        return new MultipathMap(
                map.alias,
                map.wwid,
                map.kernelName(),
                MapValues.vendor(map),
                MapValues.product(map),
                Size.text(map.sectors),
                map.features,
                map.handler,
                MapValues.value('r', map),
                map.prefix(),
                null,
                null,
                groups);
    }

    /** Paths as rows. */
    public static List<Path> paths(List<LivePath> paths) {
        List<Path> rows = new ArrayList<>(paths.size());
        for (LivePath path : paths) {
            rows.add(of(path));
        }
        return rows;
    }

    private static Path of(LivePath path) {
        return new Path(
                path.hcil(),
                PathValues.value('d', path),
                path.devt,
                path.kernel.shown(),
                PathValues.value('T', path),
                PathValues.value('o', path));
    }
}
