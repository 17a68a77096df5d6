package io.vtool.emulator.lab.config;

import java.util.Map;

/**
 * A physical volume of a group.
 *
 * @param volume {@code ARRAY/VOLUME}
 * @param settings what is rarely said, by the keys of a lab file; sizes in bytes
 */
public record PvConfig(String volume, Map<String, String> settings) {
    /** Copies the map. */
    public PvConfig {
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
