package io.vtool.emulator.lab;

import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.host.HostConfig;
import io.vtool.emulator.lab.config.DfsrGroupConfig;
import io.vtool.emulator.lab.config.VolumeGroupConfig;
import io.vtool.emulator.lab.config.VolumeImage;
import io.vtool.emulator.lab.fault.LabFault;
import java.util.List;

/**
 * What a lab consists of.
 *
 * @param arrays its arrays; names and identifiers are unique among all of them, and each address belongs to one
 * @param hosts its hosts; the first one is the default
 * @param groups volume groups that are on its volumes when it is new
 * @param dfsr its replication groups
 * @param faults what is broken when it is new; the beginning of each counts from then, in milliseconds, 0 or less
 * @param images files whose bytes are on its volumes when it is new
 */
public record LabDefinition(
        List<ArrayConfig> arrays,
        List<HostConfig> hosts,
        List<VolumeGroupConfig> groups,
        List<DfsrGroupConfig> dfsr,
        List<LabFault> faults,
        List<VolumeImage> images) {
    private static final String DEFAULT_HOST = "host1";

    /** Copies the lists; a lab without hosts gets one that is not logged in anywhere. */
    public LabDefinition {
        arrays = List.copyOf(arrays);
        hosts = hosts.isEmpty() ? List.of(fresh(DEFAULT_HOST, !images.isEmpty())) : List.copyOf(hosts);
        groups = List.copyOf(groups);
        dfsr = List.copyOf(dfsr);
        faults = List.copyOf(faults);
        images = List.copyOf(images);
    }

    /**
     * Defines a lab with one host that is not logged in anywhere.
     *
     * @param arrays its arrays
     */
    public LabDefinition(List<ArrayConfig> arrays) {
        this(arrays, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    private static HostConfig fresh(String name, boolean images) {
        return new HostConfig(
                name,
                "iqn.1993-08.org.debian:01:" + name,
                HostConfig.Style.LINUX,
                HostConfig.Sessions.NONE,
                List.of(),
                List.of(),
                true,
                HostConfig.USUAL_MULTIPATH_CONF,
                images ? List.of(HostConfig.AUTOMATIC) : List.of(),
                List.of());
    }
}
