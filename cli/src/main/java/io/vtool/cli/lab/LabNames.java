package io.vtool.cli.lab;

import io.vtool.cli.env.Environment;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.PortalConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.host.EmulatedHost;
import io.vtool.emulator.host.HostConfig;
import io.vtool.emulator.host.MappedDevice;
import io.vtool.emulator.lab.LabDefinition;
import io.vtool.emulator.lab.LabDirectory;
import io.vtool.emulator.lab.LabException;
import io.vtool.emulator.lab.OpenLab;
import io.vtool.emulator.lab.config.DfsrGroupConfig;
import io.vtool.emulator.lab.config.VolumeGroupConfig;
import io.vtool.iscsi.initiator.MediumAccess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names of what a lab consists of, by kind, for completion. */
public final class LabNames {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final String MAP = "map";
    private static final String OF_MULTIPATH = "mpath-";

    /** The kinds there are. */
    public static final List<String> KINDS =
            List.of("host", "array", "volume", "target", "portal", "group", "replication", "member", MAP, "all");

    private LabNames() {}

    /**
     * Looks them up. A lab that is not there is not made for that; of one that others have, or serve, only the names of its
     * maps are missing.
     *
     * @param environment says which lab and host
     * @return names by kind
     */
    public static Map<String, List<String>> look(Environment environment) {
        return look(environment, true);
    }

    /** The names of one kind, none where there is no lab; {@code all} stands for those of all kinds. */
    public static List<String> of(Environment environment, String kind) {
        boolean all = kind.equals("all");
        Map<String, List<String>> names = look(environment, all || kind.equals(MAP));
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, List<String>> each : names.entrySet()) {
            if (all || each.getKey().equals(kind)) {
                found.addAll(each.getValue());
            }
        }
        return found;
    }

    /** Only the names of maps need the lab to be opened. */
    private static Map<String, List<String>> look(Environment environment, boolean maps) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        LabDirectory directory = Labs.directory(environment, null);
        try {
            if (!directory.exists()) {
                return names;
            }
            definition(directory.definition(), names);
            if (maps) {
                maps(environment, names);
            }
        } catch (IOException | LabException | CommandFailure e) {
            return names; // completion does with what there is
        }
        return names;
    }

    private static void maps(Environment environment, Map<String, List<String>> names)
            throws IOException, LabException {
        try (OpenLab lab = Labs.open(environment, null, MediumAccess.READ_ONLY, PATIENCE, message -> {})) {
            EmulatedHost host = lab.host(environment.variable("VTOOL_HOST"));
            for (MappedDevice map : host.mapper().list()) {
                if (map.uuid().startsWith(OF_MULTIPATH)) {
                    add(names, MAP, map.name());
                }
            }
        }
    }

    private static void definition(LabDefinition definition, Map<String, List<String>> names) {
        for (HostConfig host : definition.hosts()) {
            add(names, "host", host.name());
        }
        for (ArrayConfig array : definition.arrays()) {
            add(names, "array", array.name());
            for (VolumeConfig volume : array.volumes()) {
                add(names, "volume", array.name() + "/" + volume.name());
            }
            for (TargetConfig target : array.targets()) {
                add(names, "target", target.iqn());
                for (PortalConfig portal : target.portals()) {
                    add(names, "portal", portal.address());
                }
            }
        }
        for (VolumeGroupConfig group : definition.groups()) {
            add(names, "group", group.name());
        }
        for (DfsrGroupConfig group : definition.dfsr()) {
            add(names, "replication", group.name());
            for (String member : group.members()) {
                add(names, "member", member);
            }
        }
    }

    private static void add(Map<String, List<String>> names, String kind, String name) {
        names.computeIfAbsent(kind, key -> new ArrayList<>()).add(name);
    }
}
