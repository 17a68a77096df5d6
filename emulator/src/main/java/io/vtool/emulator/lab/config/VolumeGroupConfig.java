package io.vtool.emulator.lab.config;

import java.util.List;

/**
 * A volume group that is written to volumes when the lab is made.
 *
 * @param name its name
 * @param volumes its physical volumes, {@code ARRAY/VOLUME}
 * @param extent extent size in bytes
 * @param volumesMade its logical volumes, in the order they are made
 */
public record VolumeGroupConfig(String name, List<String> volumes, long extent, List<LogicalVolumeConfig> volumesMade) {
    /** Copies the lists. */
    public VolumeGroupConfig {
        volumes = List.copyOf(volumes);
        volumesMade = List.copyOf(volumesMade);
    }
}
