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
 * Reads which logical volumes are active on a host: volumes by group and name, or groups for all of theirs that activation
 * does not pass over.
 */
final class ActiveVolumes {
    private ActiveVolumes() {}

    /**
     * Reads a list of them.
     *
     * @param images whether volumes have images, whose groups nobody knows yet
     */
    static List<String> read(Section host, String key, List<VolumeGroupConfig> groups, boolean images) {
        Set<String> active = new LinkedHashSet<>();
        for (Node entry : host.list(key, false)) {
            String text = entry instanceof ScalarNode scalar ? scalar.getValue() : "";
            List<String> known = new ArrayList<>();
            List<String> meant = new ArrayList<>();
            for (VolumeGroupConfig group : groups) {
                known.add(group.name());
                for (LogicalVolumeConfig volume : group.volumesMade()) {
                    String name = group.name() + "/" + volume.name();
                    if (own(group, volume)) {
                        known.add(name);
                        if (text.equals(name) || text.equals(group.name()) && !skipped(volume)) {
                            meant.add(name);
                        }
                    }
                }
            }
            if (known.contains(text)) {
                active.addAll(meant);
            } else if (images && name(text)) {
                active.add(text);
            } else {
                host.problems()
                        .absent(
                                entry,
                                LogicalVolumeReader.HOLDERS,
                                "'" + key + "' names '" + text
                                        + "', which is no volume group and no logical volume that can be active by itself",
                                text,
                                known);
            }
        }
        return List.copyOf(active);
    }

    /** Whether it can be a group, or a group and a volume. */
    private static boolean name(String text) {
        int slash = text.indexOf('/');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letter && "_.+-".indexOf(c) < 0 && i != slash) {
                return false;
            }
        }
        return !text.isEmpty() && slash != 0 && slash != text.length() - 1 && text.charAt(0) != '-';
    }

    /** Whether it is there under its own name: a cache is part of the volume it is in front of. */
    private static boolean own(VolumeGroupConfig group, LogicalVolumeConfig volume) {
        if (volume.type().equals("cache-pool")) {
            return false;
        }
        for (LogicalVolumeConfig other : group.volumesMade()) {
            boolean cached = other.type().equals("cache") || other.type().equals("writecache");
            if (cached && other.pool().equals(volume.name())) {
                return false;
            }
        }
        return true;
    }

    /** Thin snapshots are, too. */
    private static boolean skipped(LogicalVolumeConfig volume) {
        if (volume.is("skip_activation")) {
            return true;
        }
        boolean thin = volume.type().equals("thin") && !volume.origin().isEmpty();
        return thin && volume.pool().isEmpty();
    }
}
