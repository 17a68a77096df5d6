package io.vtool.emulator.lab.config;

import java.util.List;
import java.util.Map;

/**
 * A logical volume of a group.
 *
 * @param name its name
 * @param size in bytes; 0 for a thin snapshot
 * @param type lvm2's word: {@code linear}, {@code raid1}, {@code thin-pool} ...
 * @param stripes data stripes, 0 for what the type needs
 * @param copies how often the data is kept, 0 for what the type needs
 * @param pool the pool it is in, empty for none
 * @param origin what it is a snapshot of, empty for none
 * @param tags its tags
 * @param used bytes at its beginning that are in use: of a thin volume, a snapshot, a cache, a virtual disk
 * @param settings what is rarely said, by the keys of a lab file; sizes in bytes
 */
public record LogicalVolumeConfig(
        String name,
        long size,
        String type,
        int stripes,
        int copies,
        String pool,
        String origin,
        List<String> tags,
        long used,
        Map<String, String> settings) {
    /** Copies what it is given. */
    public LogicalVolumeConfig {
        tags = List.copyOf(tags);
        settings = Map.copyOf(settings);
    }

    /** A size among the settings, 0 if it is not there. */
    public long bytes(String key) {
        return Long.parseLong(settings.getOrDefault(key, "0"));
    }

    /** Whether a setting is true. */
    public boolean is(String key) {
        return "true".equals(settings.get(key));
    }
}
