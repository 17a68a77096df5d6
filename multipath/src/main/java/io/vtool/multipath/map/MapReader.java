package io.vtool.multipath.map;

import io.vtool.multipath.host.DeviceMapper;
import io.vtool.multipath.host.MapDevice;
import io.vtool.multipath.host.MapperException;
import io.vtool.multipath.path.InitStatus;
import io.vtool.multipath.path.KernelStatus;
import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.table.MultipathStatus;
import io.vtool.multipath.table.MultipathTable;
import io.vtool.multipath.table.TableFormatException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads maps out of device-mapper and ties their paths to the known ones. */
public final class MapReader {
    private static final String TARGET = "multipath";

    private final Inventory inventory;
    private final Map<String, LivePath> numbered = new HashMap<>();

    /** A reader of a machine's maps. */
    public MapReader(Inventory inventory) {
        this.inventory = inventory;
    }

    /** The multipath maps of the machine in the kernel's order, without their tables. */
    public List<LiveMap> list() {
        List<LiveMap> maps = new ArrayList<>();
        for (MapDevice device : inventory.machine.mapper().devices()) {
            if (device.isMultipath() && device.targetType().equals(TARGET)) {
                LiveMap map = new LiveMap(device.wwid(), device.name());
                map.device = device;
                map.sectors = device.sectors();
                maps.add(map);
            }
        }
        return maps;
    }

    /**
     * Reads table and status of a map.
     *
     * @param map the map
     * @return false if it is not there or not that of multipath
     */
    public boolean read(LiveMap map) {
        DeviceMapper mapper = inventory.machine.mapper();
        try {
            MultipathTable table = MultipathTable.parse(mapper.table(map.alias));
            MultipathStatus status = MultipathStatus.parse(mapper.status(map.alias));
            groups(map, table, status);
            return true;
        } catch (MapperException e) {
            inventory.log.line(2, map.alias + ": map not present");
        } catch (TableFormatException e) {
            inventory.log.line(2, map.alias + ": cannot disassemble map");
        }
        return false;
    }

    /** Looks up which group device-mapper uses next. */
    public void refreshGroup(LiveMap map) {
        try {
            map.nextGroup = MultipathStatus.parse(inventory.machine.mapper().status(map.alias))
                    .nextGroup();
        } catch (MapperException | TableFormatException e) {
            inventory.log.line(3, map.alias + ": map not present");
        }
    }

    /** Looks up the kernel's device of a map anew. */
    public void refreshDevice(LiveMap map) {
        map.device = inventory.machine.mapper().find(map.alias);
        if (map.device != null) {
            map.sectors = map.device.sectors();
        }
    }

    private void groups(LiveMap map, MultipathTable table, MultipathStatus status) {
        map.features = table.features();
        map.handler = table.handler();
        map.nextGroup = status.nextGroup();
        map.groups = new ArrayList<>();
        map.selector = "";
        map.minio = 0;
        for (int i = 0; i < table.groups().size(); i++) {
            MultipathTable.Group from = table.groups().get(i);
            LiveGroup group = new LiveGroup(from.selector());
            map.selector = map.selector.isEmpty() ? from.selector() : map.selector;
            map.minio = map.minio == 0 ? from.weight() : map.minio;
            MultipathStatus.Group state =
                    i < status.groups().size() ? status.groups().get(i) : null;
            group.status = state == null ? "undef" : word(state.state());
            for (int n = 0; n < from.paths().size(); n++) {
                LivePath path = path(map, from.paths().get(n));
                if (state != null && n < state.paths().size()) {
                    path.kernel = state.paths().get(n).active() ? KernelStatus.ACTIVE : KernelStatus.FAILED;
                    path.failures = state.paths().get(n).failures();
                }
                path.map = map.alias;
                group.paths.add(path);
            }
            map.groups.add(group);
        }
    }

    private static String word(char state) {
        return switch (state) {
            case 'A' -> "active";
            case 'E' -> "enabled";
            case 'D' -> "disabled";
            default -> "undef";
        };
    }

    private LivePath path(LiveMap map, String devt) {
        if (numbered.size() != inventory.paths.size()) {
            numbered.clear();
            for (LivePath path : inventory.paths) {
                numbered.put(path.devt, path);
            }
        }
        LivePath path = numbered.get(devt);
        if (path == null) {
            path = new LivePath("", devt);
            path.init = InitStatus.PARTIAL;
            inventory.paths.add(path);
            numbered.put(devt, path);
        }
        if (path.wwid.isEmpty()) {
            path.wwid = map.wwid;
        }
        return path;
    }
}
