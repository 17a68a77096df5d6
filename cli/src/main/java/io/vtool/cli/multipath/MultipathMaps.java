package io.vtool.cli.multipath;

import io.vtool.cli.model.Invocation;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.show.LiveTopology;
import io.vtool.multipath.topology.MultipathMap;
import java.util.ArrayList;
import java.util.List;

/** The maps that a command is about, for commands of other areas. */
public final class MultipathMaps {
    private MultipathMaps() {}

    /**
     * The maps of a captured listing where {@code --from} names one, else of the host of the lab.
     *
     * @param in what was asked
     */
    public static List<MultipathMap> look(Invocation in) {
        String file = in.value("from");
        if (file != null) {
            return MultipathLlCommand.read(in, file).maps();
        }
        List<MultipathMap> maps = new ArrayList<>();
        try (MultipathHost host = LiveMaps.open(in)) {
            for (LiveMap map : LiveMaps.look(in, host, false).inventory().maps) {
                maps.add(LiveTopology.of(map));
            }
        }
        return maps;
    }
}
