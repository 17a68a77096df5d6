package io.vtool.emulator.lab;

import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.host.HostConfig;
import java.util.List;

/**
 * What a lab consists of.
 *
 * @param arrays its arrays; names and identifiers are unique among all of them, and each address belongs to one
 * @param hosts its hosts; the first one is the default
 */
public record LabDefinition(List<ArrayConfig> arrays, List<HostConfig> hosts) {
    private static final String DEFAULT_HOST = "host1";

    /** Copies the lists; a lab without hosts gets one that is not logged in anywhere. */
    public LabDefinition {
        arrays = List.copyOf(arrays);
        hosts = hosts.isEmpty() ? List.of(fresh(DEFAULT_HOST)) : List.copyOf(hosts);
    }

    /**
     * Defines a lab with one host that is not logged in anywhere.
     *
     * @param arrays its arrays
     */
    public LabDefinition(List<ArrayConfig> arrays) {
        this(arrays, List.of());
    }

    private static HostConfig fresh(String name) {
        return new HostConfig(
                name,
                "iqn.1993-08.org.debian:01:" + name,
                HostConfig.Style.LINUX,
                HostConfig.Sessions.NONE,
                List.of(),
                true,
                null);
    }
}
