package io.vtool.multipath.map;

import io.vtool.multipath.config.DeviceSettings;
import io.vtool.multipath.config.NamedMap;
import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.host.Machine;
import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.probe.Probes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The paths and maps that a command, or multipathd, knows, and what it knows them by. */
public final class Inventory {
    private static final String KERNEL = "dm-";

    /** The machine. */
    public final Machine machine;

    /** Questions to its disks. */
    public final Probes probes;

    /** The configuration in force. */
    public final Policies policies;

    /** Where messages go. */
    public final Log log;

    /** Paths in the order of their discovery. */
    public final List<LivePath> paths = new ArrayList<>();

    /** Maps in the order of their discovery. */
    public final List<LiveMap> maps = new ArrayList<>();

    private @Nullable PathNarration narration;

    /** An empty inventory. */
    public Inventory(Machine machine, Probes probes, Policies policies, Log log) {
        this.machine = machine;
        this.probes = probes;
        this.policies = policies;
        this.log = log;
    }

    /** What a verbose command says about paths. */
    public PathNarration narration() {
        PathNarration known = narration;
        if (known == null) {
            known = new PathNarration(this);
            narration = known;
        }
        return known;
    }

    /** The settings of the device of each path that has one. */
    public List<DeviceSettings> deviceSettings() {
        List<DeviceSettings> settings = new ArrayList<>();
        for (LivePath path : paths) {
            BlockDevice device = path.device;
            if (device != null) {
                settings.add(policies.settings(device));
            }
        }
        return settings;
    }

    /** The WWIDs of the maps with their names. */
    public List<NamedMap> namedMaps() {
        List<NamedMap> named = new ArrayList<>();
        for (LiveMap map : maps) {
            named.add(new NamedMap(map.wwid, map.alias));
        }
        return named;
    }

    /** The path of a kernel name. */
    public @Nullable LivePath pathNamed(String name) {
        for (LivePath path : paths) {
            if (path.name.equals(name)) {
                return path;
            }
        }
        return null;
    }

    /** The path of a device number. */
    public @Nullable LivePath pathNumbered(String devt) {
        for (LivePath path : paths) {
            if (path.devt.equals(devt)) {
                return path;
            }
        }
        return null;
    }

    /** The map of a WWID. */
    public @Nullable LiveMap mapOf(String wwid) {
        for (LiveMap map : maps) {
            if (map.wwid.equals(wwid)) {
                return map;
            }
        }
        return null;
    }

    /** The map of a name. */
    public @Nullable LiveMap mapNamed(String alias) {
        for (LiveMap map : maps) {
            if (map.alias.equals(alias)) {
                return map;
            }
        }
        return null;
    }

    /** The map of a name, or of {@code dm-} and a number, behind which multipathd ignores what follows. */
    public @Nullable LiveMap mapAsked(String name) {
        int end = KERNEL.length();
        while (name.startsWith(KERNEL) && end < name.length() && name.charAt(end) >= '0' && name.charAt(end) <= '9') {
            end++;
        }
        if (end == KERNEL.length() || !name.startsWith(KERNEL)) {
            return mapNamed(name);
        }
        String kernelName = name.substring(0, end);
        for (LiveMap map : maps) {
            if (map.kernelName().equals(kernelName)) {
                return map;
            }
        }
        return null;
    }

    /** The map that an operator means by a name, a WWID, {@code dm-N} or a file of one of these. */
    public @Nullable LiveMap mapMeant(String words) {
        String name = words.substring(words.lastIndexOf('/') + 1);
        LiveMap map = mapNamed(name);
        for (int i = 0; i < maps.size() && map == null; i++) {
            LiveMap each = maps.get(i);
            if (each.wwid.equals(name)
                    || each.device != null && each.kernelName().equals(name)) {
                map = each;
            }
        }
        return map;
    }
}
