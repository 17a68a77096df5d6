package io.vtool.multipath.topology;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The layout in which {@code multipath -ll} of release 0.9.4 shows a map: the columns of its path rows are as wide as their
 * widest value in this map. What is unknown reads {@code undef}, an unknown vendor or product {@code ##}.
 */
public final class TopologyLayout {
    private static final int WIDEST = 255;
    private static final int COLUMNS = 6;
    private static final String UNKNOWN = "undef";

    private TopologyLayout() {}

    /**
     * The lines of a map without line ends; the first is its header.
     *
     * @param map the map
     */
    public static List<String> lines(MultipathMap map) {
        return lines(map, widths(map));
    }

    /**
     * The lines of a map whose path columns have given widths, as multipathd shows it.
     *
     * @param map the map
     * @param widths of the columns, from {@link #widths(List)}
     */
    public static List<String> lines(MultipathMap map, int[] widths) {
        List<String> lines = new ArrayList<>();
        lines.add(header(map));
        lines.add("size=" + known(map.size()) + " features='" + known(map.features()) + "' hwhandler='"
                + known(map.hwhandler()) + "' wp=" + known(map.wp()));
        List<PathGroup> groups = map.groups();
        for (int i = 0; i < groups.size(); i++) {
            group(groups.get(i), i == groups.size() - 1, widths, lines);
        }
        return lines;
    }

    private static String header(MultipathMap map) {
        String name = map.alias() == null ? known(map.wwid()) : map.alias();
        String wwid = map.wwid();
        String action = map.action();
        String foreign = map.foreign();
        return (action == null ? "" : action + ": ")
                + name
                + (wwid == null || wwid.equals(name) ? "" : " (" + wwid + ")")
                + " "
                + (foreign == null ? "" : "[" + foreign + "]:")
                + known(map.dm())
                + " "
                + model(map.vendor())
                + ","
                + model(map.product())
                + (foreign == null ? "" : "," + model(map.rev()));
    }

    private static void group(PathGroup group, boolean last, int[] widths, List<String> lines) {
        Integer priority = group.priority();
        lines.add((last ? "`" : "|") + "-+- policy='" + known(group.policy()) + "' prio="
                + (priority == null ? UNKNOWN : priority.toString()) + " status=" + known(group.status()));
        List<Path> paths = group.paths();
        for (int i = 0; i < paths.size(); i++) {
            StringBuilder line = new StringBuilder();
            line.append(last ? ' ' : '|').append(' ').append(i == paths.size() - 1 ? '`' : '|');
            line.append('-');
            for (int column = 0; column < COLUMNS; column++) {
                String value = value(paths.get(i), column);
                line.append(' ').append(value);
                for (int n = value.length(); n < widths[column]; n++) {
                    line.append(' ');
                }
            }
            lines.add(line.toString());
        }
    }

    private static int[] widths(MultipathMap map) {
        int[] widths = new int[COLUMNS];
        for (PathGroup group : map.groups()) {
            widen(widths, group.paths());
        }
        return widths;
    }

    /**
     * Widths of the columns that hold these paths.
     *
     * @param paths the paths
     */
    public static int[] widths(List<Path> paths) {
        int[] widths = new int[COLUMNS];
        widen(widths, paths);
        return widths;
    }

    private static void widen(int[] widths, List<Path> paths) {
        for (Path path : paths) {
            for (int column = 0; column < COLUMNS; column++) {
                int length = value(path, column).length();
                widths[column] = Math.min(WIDEST, Math.max(widths[column], length));
            }
        }
    }

    private static String value(Path path, int column) {
        return known(
                switch (column) {
                    case 0 -> path.hcil();
                    case 1 -> path.dev();
                    case 2 -> path.devt();
                    case 3 -> path.dmState();
                    case 4 -> path.checkerState();
                    default -> path.deviceState();
                });
    }

    private static String known(@Nullable String text) {
        return text == null || text.isEmpty() ? UNKNOWN : text;
    }

    private static String model(@Nullable String text) {
        return text == null || text.isEmpty() ? "##" : text;
    }
}
