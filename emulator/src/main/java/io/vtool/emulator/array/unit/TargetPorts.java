package io.vtool.emulator.array.unit;

import io.vtool.emulator.array.config.TargetPort;
import io.vtool.iscsi.target.Nexus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The target ports of an array. */
public final class TargetPorts {
    private final List<TargetPort> ports;

    /**
     * Takes the ports.
     *
     * @param ports the ports of the array
     */
    public TargetPorts(List<TargetPort> ports) {
        this.ports = List.copyOf(ports);
    }

    /**
     * Returns all ports.
     *
     * @return the ports in ascending order of their identifiers
     */
    public List<TargetPort> all() {
        return ports;
    }

    /**
     * Finds the port of a nexus.
     *
     * @param nexus the nexus
     * @return null if the array has no such port
     */
    public @Nullable TargetPort port(Nexus nexus) {
        for (TargetPort port : ports) {
            if (port.tpgt() == nexus.targetPortalGroup() && port.targetName().equals(nexus.targetName())) {
                return port;
            }
        }
        return null;
    }
}
