package io.vtool.emulator.lab.file;

import io.vtool.emulator.lab.config.LogicalVolumeConfig;
import io.vtool.emulator.lab.config.VolumeGroupConfig;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Reads which logical volumes are active on a host: volumes by group and name, or groups for all of theirs that one table of
 * device-mapper can map, linear and striped ones without snapshots.
 */
final class ActiveVolumes {
    private static final String KEY = "active";

    private ActiveVolumes() {}

    static List<String> read(Section host, List<VolumeGroupConfig> groups) {
        Set<String> active = new LinkedHashSet<>();
        for (Node entry : host.list(KEY, false)) {
            String text = entry instanceof ScalarNode scalar ? scalar.getValue() : "";
            List<String> known = new ArrayList<>();
            List<String> meant = new ArrayList<>();
            for (VolumeGroupConfig group : groups) {
                known.add(group.name());
                for (LogicalVolumeConfig volume : group.volumesMade()) {
                    String name = group.name() + "/" + volume.name();
                    if (plain(group, volume)) {
                        known.add(name);
                        if (text.equals(name) || text.equals(group.name())) {
                            meant.add(name);
                        }
                    }
                }
            }
            if (known.contains(text)) {
                active.addAll(meant);
            } else {
                host.problems()
                        .unknown(
                                entry,
                                "'" + KEY + "' names '" + text
                                        + "', which is no volume group and no linear or striped volume of one",
                                text,
                                known);
            }
        }
        return List.copyOf(active);
    }

    private static boolean plain(VolumeGroupConfig group, LogicalVolumeConfig volume) {
        if (!volume.type().equals("linear") && !volume.type().equals("striped")) {
            return false;
        }
        for (LogicalVolumeConfig other : group.volumesMade()) {
            if (other.origin().equals(volume.name())) {
                return false;
            }
        }
        return true;
    }
}
