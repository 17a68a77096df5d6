package io.vtool.cli.multipath;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.Style;
import io.vtool.cli.render.TextView;
import io.vtool.multipath.topology.MultipathMap;
import io.vtool.multipath.topology.TopologyLayout;
import java.util.List;

/** Maps in the layout of the real tool, with headers in bold where colour may be used. */
final class MapView implements TextView {
    private static final String BOLD = "\u001b[1m";
    private static final String NORMAL = "\u001b[0m";

    private final List<MultipathMap> maps;

    MapView(List<MultipathMap> maps) {
        this.maps = maps;
    }

    @Override
    public void print(Row data, TextOutput out, Style style) {
        for (MultipathMap map : maps) {
            List<String> lines = TopologyLayout.lines(map);
            out.print(style.colour() ? BOLD : "").foreign(lines.get(0));
            out.line(style.colour() ? NORMAL : "");
            for (int i = 1; i < lines.size(); i++) {
                out.foreign(lines.get(i)).line();
            }
        }
    }
}
