package io.vtool.multipath.probe;

import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.host.Machine;
import java.util.HashMap;
import java.util.Map;

/** One {@link Probe} for each path, for as long as one command runs. */
public final class Probes {
    private final Machine machine;
    private final Map<String, Probe> probes = new HashMap<>();

    /** Probes of a machine's disks. */
    public Probes(Machine machine) {
        this.machine = machine;
    }

    /** The one of a disk. */
    public synchronized Probe of(BlockDevice device) {
        Probe probe = probes.get(device.name());
        if (probe == null || probe.device().session() != device.session()) {
            probe = new Probe(machine, device);
            probes.put(device.name(), probe);
        }
        return probe;
    }
}
