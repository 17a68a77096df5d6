package io.vtool.cli.multipath;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.Style;
import io.vtool.cli.render.TextView;
import io.vtool.multipath.topology.MultipathMap;
import io.vtool.multipath.topology.Path;
import io.vtool.multipath.topology.PathGroup;
import io.vtool.multipath.topology.TopologyLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Maps in the layout of the real tool, with headers in bold where colour may be used. */
final class MapView implements TextView {
    private static final String BOLD = "\u001b[1m";
    private static final String NORMAL = "\u001b[0m";

    private final List<MultipathMap> maps;
    private final Map<String, String> suffixes;

    /**
     * Maps with something behind the rows of their paths.
     *
     * @param maps the maps
     * @param suffixes text by device number
     */
    MapView(List<MultipathMap> maps, Map<String, String> suffixes) {
        this.maps = maps;
        this.suffixes = suffixes;
    }

    @Override
    public void print(Row data, TextOutput out, Style style) {
        for (MultipathMap map : maps) {
            List<String> lines = TopologyLayout.lines(map);
            List<String> behind = behind(map);
            out.print(style.colour() ? BOLD : "").foreign(lines.get(0));
            out.line(style.colour() ? NORMAL : "");
            for (int i = 1; i < lines.size(); i++) {
                out.foreign(lines.get(i)).foreign(behind.get(i)).line();
            }
        }
    }

    /** What stands behind each line of a map. */
    private List<String> behind(MultipathMap map) {
        List<String> behind = new ArrayList<>(List.of("", ""));
        for (PathGroup group : map.groups()) {
            behind.add("");
            for (Path path : group.paths()) {
                String suffix = path.devt() == null ? null : suffixes.get(path.devt());
                behind.add(suffix == null ? "" : "  " + suffix);
            }
        }
        return behind;
    }
}
