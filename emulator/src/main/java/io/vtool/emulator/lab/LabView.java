package io.vtool.emulator.lab;

import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.unit.DiskArray;
import io.vtool.emulator.array.unit.PortGroups;
import io.vtool.emulator.host.HostConfig;
import io.vtool.emulator.lab.fault.FaultPlan;
import io.vtool.emulator.lab.fault.LabFault;
import io.vtool.emulator.lab.unit.PortalAddress;
import io.vtool.iscsi.admin.FileSessionStore;
import io.vtool.iscsi.admin.Portal;
import io.vtool.iscsi.admin.Session;
import io.vtool.iscsi.target.PortalFault;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a lab is at the moment, as its files tell: nothing is started, locked or changed for it, whoever has the lab. */
public final class LabView {
    private final LabDirectory directory;
    private final LabClock clock;
    private final List<LabFault> faults;
    private final FaultPlan plan;
    private final @Nullable Map<InetSocketAddress, InetSocketAddress> served;
    /** Portals of the definition by where a server listens for them. */
    private final Map<String, String> moved = new HashMap<>();

    /**
     * How it stands with a host.
     *
     * @param installed whether it was used yet; it has no sessions before
     * @param sessions its sessions
     * @param sessionsUp those whose portals can be reached
     * @param disks paths to disks
     * @param disksUp those through sessions that are up
     */
    public record HostView(boolean installed, int sessions, int sessionsUp, int disks, int disksUp) {}

    private LabView(LabDirectory directory, LabClock clock) throws IOException, LabException {
        this.directory = directory;
        this.clock = clock;
        LabDefinition definition = directory.definition();
        this.faults = directory.faults(clock).list();
        this.plan = FaultPlan.of(definition.arrays(), definition.hosts(), faults, clock.millis());
        this.served = ServedFile.read(directory.path());
        if (served != null) {
            for (Map.Entry<InetSocketAddress, InetSocketAddress> portal : served.entrySet()) {
                moved.put(PortalAddress.format(portal.getValue()), PortalAddress.format(portal.getKey()));
            }
        }
    }

    /**
     * Looks at a lab.
     *
     * @param directory the lab
     * @param clock its clock
     * @return how it is now
     * @throws IOException if its files cannot be read
     * @throws LabException if there is no lab that can be used
     */
    public static LabView of(LabDirectory directory, LabClock clock) throws IOException, LabException {
        return new LabView(directory, clock);
    }

    /**
     * Tells whether a process serves it.
     *
     * @return whether its portals listen
     */
    public boolean isServed() {
        return served != null;
    }

    /**
     * Returns where a server listens for a portal.
     *
     * @param portal its address in the definition
     * @return null if none does
     */
    public @Nullable String listening(String portal) {
        InetSocketAddress at = served == null ? null : served.get(PortalAddress.parse(portal));
        return at == null ? null : PortalAddress.format(at);
    }

    /**
     * Returns what is broken.
     *
     * @return by number
     */
    public List<LabFault> faults() {
        return faults;
    }

    /**
     * Returns an array with the capacities and identifiers that its volumes have now.
     *
     * @param array its definition
     * @return the definition as the faults have it
     */
    public ArrayConfig now(ArrayConfig array) {
        return plan.applied(array);
    }

    /**
     * Returns the access states of an array's port groups for each of its volumes, with what its hosts have chosen.
     *
     * @param array its definition
     * @return groups by the name of the volume
     * @throws IOException if the choice cannot be read
     * @throws LabException if there is no lab that can be used
     */
    public Map<String, PortGroups> groups(ArrayConfig array) throws IOException, LabException {
        return DiskArray.groups(plan.applied(array), directory.data(array.name()));
    }

    /**
     * Says what is wrong with a portal.
     *
     * @param portal its address in the definition
     * @return such as {@code refuses connections}; empty if nothing is
     */
    public String trouble(String portal) {
        PortalFault fault = plan.portals().get(portal);
        if (fault == null) {
            return "";
        }
        if (fault.unreachable()) {
            return "does not answer";
        }
        if (fault.refused()) {
            return "refuses connections";
        }
        return fault.delay().isZero() ? "spoils what it sends" : "is slow";
    }

    /**
     * Counts a host's sessions and paths.
     *
     * @param host its definition
     * @return how it stands with them
     * @throws IOException if its state cannot be read
     * @throws LabException if there is no lab that can be used
     */
    public HostView host(HostConfig host) throws IOException, LabException {
        if (!Files.exists(directory.installed(host.name()))) {
            return new HostView(false, 0, 0, 0, 0);
        }
        int sessions = 0;
        int up = 0;
        int disks = 0;
        int disksUp = 0;
        for (Session session : new FileSessionStore(directory.host(host.name()).resolve("kernel/iscsi"), clock).all()) {
            boolean well = isUp(session);
            sessions++;
            up += well ? 1 : 0;
            for (Session.Device device : session.devices()) {
                if (!device.name().isEmpty()) {
                    disks++;
                    disksUp += well && device.state().isEmpty() ? 1 : 0;
                }
            }
        }
        return new HostView(true, sessions, up, disks, disksUp);
    }

    /** A portal of the lab is known to be up or not; what the host has found out about another is all there is. */
    private boolean isUp(Session session) {
        Portal portal = session.currentPortal();
        String at = PortalAddress.canonical(portal.address(), portal.port());
        String address = moved.getOrDefault(at, at);
        return plan.knows(address) ? plan.downSince(address) == 0 : session.failedSince() == 0;
    }
}
