package io.vtool.emulator.lab.config;

import java.util.List;
import java.util.Map;

/**
 * A volume group that is written to volumes when the lab is made.
 *
 * @param name its name
 * @param volumes its physical volumes
 * @param extent extent size in bytes
 * @param volumesMade its logical volumes, in the order they are made
 * @param settings what is rarely said, by the keys of a lab file
 */
public record VolumeGroupConfig(
        String name,
        List<PvConfig> volumes,
        long extent,
        List<LogicalVolumeConfig> volumesMade,
        Map<String, String> settings) {
    /** Copies what it is given. */
    public VolumeGroupConfig {
        volumes = List.copyOf(volumes);
        volumesMade = List.copyOf(volumesMade);
        settings = Map.copyOf(settings);
    }
}
