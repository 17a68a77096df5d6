package io.vtool.emulator.lab.config;

import java.util.List;

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
 * @param used bytes at its beginning that a thin volume takes from its pool
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
        long used) {
    /** Copies the list. */
    public LogicalVolumeConfig {
        tags = List.copyOf(tags);
    }
}
