package io.vtool.cli.multipath;

import io.vtool.cli.render.Columns;
import io.vtool.cli.render.Row;
import io.vtool.multipath.topology.MultipathMap;
import io.vtool.multipath.topology.Path;
import io.vtool.multipath.topology.PathGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps as rows: one for each map with its groups inside, or one for each path. */
final class MapRows {
    private static final Columns DATA = Columns.start().list("maps").end();
    private static final Columns NAMES = Columns.start()
            .text("alias")
            .text("wwid")
            .text("dm")
            .text("vendor")
            .text("product")
            .text("size")
            .text("features")
            .text("hwhandler")
            .text("wp")
            .end();
    private static final Columns MAP = Columns.start()
            .all(NAMES)
            .text("action")
            .text("foreign")
            .text("rev")
            .list("groups")
            .end();
    private static final Columns GROUP = Columns.start()
            .text("policy")
            .integer("prio")
            .text("status")
            .list("paths")
            .end();
    private static final Columns PATH = Columns.start()
            .text("hcil")
            .text("dev")
            .text("devt")
            .text("dm_st")
            .text("chk_st")
            .text("dev_st")
            .end();
    private static final Columns WIDE_PATH = Columns.start()
            .all(PATH)
            .integer("prio")
            .text("target")
            .text("portal")
            .integer("tpgt")
            .integer("port_group")
            .text("access_state")
            .flag("preferred")
            .end();
    private static final Columns LINE = Columns.start()
            .all(NAMES)
            .integer("group")
            .text("policy")
            .integer("prio")
            .text("status")
            .all(PATH)
            .end();

    private MapRows() {}

    /** All maps as one object. */
    static Row data(List<Row> maps) {
        return DATA.row(maps);
    }

    /**
     * A row for each map.
     *
     * @param maps the maps
     * @param details rows of {@link PathDetails} by device number, which are added to the paths
     */
    static List<Row> maps(List<MultipathMap> maps, Map<String, Row> details) {
        List<Row> rows = new ArrayList<>(maps.size());
        for (MultipathMap map : maps) {
            List<Row> groups = new ArrayList<>();
            for (PathGroup group : map.groups()) {
                List<Row> paths = new ArrayList<>();
                for (Path p : group.paths()) {
                    paths.add(path(p, p.devt() == null ? null : details.get(p.devt())));
                }
                groups.add(GROUP.row(group.policy(), group.priority(), group.status(), paths));
            }
            rows.add(MAP.row(
                    map.alias(),
                    map.wwid(),
                    map.dm(),
                    map.vendor(),
                    map.product(),
                    map.size(),
                    map.features(),
                    map.hwhandler(),
                    map.wp(),
                    map.action(),
                    map.foreign(),
                    map.rev(),
                    groups));
        }
        return rows;
    }

    private static Row path(Path p, @Nullable Row detail) {
        if (detail == null) {
            return PATH.row(p.hcil(), p.dev(), p.devt(), p.dmState(), p.checkerState(), p.deviceState());
        }
        return WIDE_PATH.row(
                p.hcil(),
                p.dev(),
                p.devt(),
                p.dmState(),
                p.checkerState(),
                p.deviceState(),
                detail.value("prio"),
                detail.value("target"),
                detail.value("portal"),
                detail.value("tpgt"),
                detail.value("port_group"),
                detail.value("access_state"),
                detail.value("preferred"));
    }

    /** A row for each path; a map or a group without paths has one row too. */
    static List<Row> paths(List<MultipathMap> maps) {
        List<Row> rows = new ArrayList<>();
        for (MultipathMap map : maps) {
            List<PathGroup> groups = map.groups();
            for (int i = 0; i < groups.size(); i++) {
                for (Path path : groups.get(i).paths()) {
                    rows.add(line(map, i + 1, groups.get(i), path));
                }
                if (groups.get(i).paths().isEmpty()) {
                    rows.add(line(map, i + 1, groups.get(i), null));
                }
            }
            if (groups.isEmpty()) {
                rows.add(line(map, null, null, null));
            }
        }
        return rows;
    }

    private static Row line(
            MultipathMap map, @Nullable Integer number, @Nullable PathGroup group, @Nullable Path path) {
        return LINE.row(
                map.alias(),
                map.wwid(),
                map.dm(),
                map.vendor(),
                map.product(),
                map.size(),
                map.features(),
                map.hwhandler(),
                map.wp(),
                number,
                group == null ? null : group.policy(),
                group == null ? null : group.priority(),
                group == null ? null : group.status(),
                path == null ? null : path.hcil(),
                path == null ? null : path.dev(),
                path == null ? null : path.devt(),
                path == null ? null : path.dmState(),
                path == null ? null : path.checkerState(),
                path == null ? null : path.deviceState());
    }
}
