package io.vtool.cli.multipath;

import io.vtool.cli.render.Columns;
import io.vtool.cli.render.Row;
import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.map.AccessStates;
import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.probe.PortGroups;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Paths with what stands behind them: portal, target, port group and its access state. */
final class PathDetails {
    static final Columns COLUMNS = Columns.start()
            .text("alias")
            .text("wwid")
            .text("hcil")
            .text("dev")
            .text("devt")
            .text("dm_st")
            .text("chk_st")
            .text("dev_st")
            .integer("prio")
            .text("checker")
            .text("prioritizer")
            .text("vendor")
            .text("product")
            .text("serial")
            .integer("size_bytes")
            .text("target")
            .text("portal")
            .integer("tpgt")
            .integer("port_group")
            .text("access_state")
            .flag("preferred")
            .end();
    private static final int SECTOR = 512;

    private final AccessStates access;

    PathDetails(AccessStates access) {
        this.access = access;
    }

    /** A row for each path of an inventory; those of maps first, in the order of the maps. */
    List<Row> rows(Inventory inventory) {
        List<Row> rows = new ArrayList<>();
        for (LiveMap map : inventory.maps) {
            for (LivePath path : map.paths()) {
                rows.add(row(map.alias, path));
            }
        }
        for (LivePath path : inventory.paths) {
            if (path.map == null) {
                rows.add(row(null, path));
            }
        }
        return rows;
    }

    private Row row(@Nullable String alias, LivePath path) {
        BlockDevice disk = path.device;
        int group = path.identity.portGroup();
        PortGroups told = access.of(path);
        PortGroups groups = told == null ? PortGroups.NONE : told;
        boolean known = groups.state(group) != PortGroups.UNKNOWN;
        return COLUMNS.row(
                alias,
                orNull(path.wwid),
                path.hcil(),
                orNull(path.name),
                path.devt,
                path.kernel.shown(),
                path.status.shown(),
                path.offline ? "offline" : "running",
                path.priority == LivePath.NO_PRIORITY ? null : path.priority,
                path.checker,
                path.prioritizer,
                disk == null ? null : disk.vendor(),
                disk == null ? null : disk.product(),
                orNull(path.identity.serial()),
                disk == null ? null : path.sectors * SECTOR,
                disk == null ? null : disk.targetName(),
                portal(disk),
                disk == null ? null : disk.portalGroup(),
                group < 0 ? null : group,
                known ? PortGroups.name(groups.state(group)) : null,
                known ? groups.preferred(group) : null);
    }

    private static @Nullable String portal(@Nullable BlockDevice disk) {
        return disk == null ? null : disk.portalText();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** What a wide listing adds to the row of each path, by device number. */
    Map<String, String> suffixes(Inventory inventory) {
        Map<String, String> suffixes = new HashMap<>();
        for (LivePath path : inventory.paths) {
            BlockDevice disk = path.device;
            if (disk == null || disk.targetName() == null) {
                continue;
            }
            Row row = row(null, path);
            StringBuilder text = new StringBuilder();
            text.append(portal(disk)).append(' ').append(disk.targetName());
            text.append(" tpgt ").append(disk.portalGroup());
            if (row.text("access_state") != null) {
                text.append(" group ").append(path.identity.portGroup());
                text.append(' ').append(row.text("access_state"));
                text.append(Boolean.TRUE.equals(row.value("preferred")) ? " preferred" : "");
            }
            suffixes.put(path.devt, text.toString());
        }
        return suffixes;
    }

    /** Rows by device number. */
    Map<String, Row> byNumber(Inventory inventory) {
        Map<String, Row> rows = new HashMap<>();
        for (LivePath path : inventory.paths) {
            rows.put(path.devt, row(path.map, path));
        }
        return rows;
    }
}
