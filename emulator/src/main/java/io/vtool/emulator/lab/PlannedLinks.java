package io.vtool.emulator.lab;

import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.PortalConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.host.LogEvent;
import io.vtool.emulator.host.Uplink;
import io.vtool.emulator.lab.fault.FaultPlan;
import io.vtool.emulator.lab.unit.PortalAddress;
import io.vtool.iscsi.admin.Portal;
import io.vtool.iscsi.target.PortalFault;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the lab's faults do to the ways to its portals. */
final class PlannedLinks implements Uplink.Links {
    private final Set<String> portals;
    /** Portals of the definition by where a server listens for them: a host may have found them there. */
    private final Map<String, String> moved = new HashMap<>();

    private final FaultWatch watch;
    private final @Nullable EmbeddedArrays arrays;

    PlannedLinks(
            LabDefinition definition,
            Map<InetSocketAddress, InetSocketAddress> served,
            FaultWatch watch,
            @Nullable EmbeddedArrays arrays) {
        this.portals = portals(definition);
        this.watch = watch;
        this.arrays = arrays;
        for (Map.Entry<InetSocketAddress, InetSocketAddress> portal : served.entrySet()) {
            moved.put(PortalAddress.format(portal.getValue()), PortalAddress.format(portal.getKey()));
        }
    }

    private static Set<String> portals(LabDefinition definition) {
        Set<String> portals = new HashSet<>();
        for (ArrayConfig array : definition.arrays()) {
            for (TargetConfig target : array.targets()) {
                for (PortalConfig portal : target.portals()) {
                    portals.add(portal.address());
                }
            }
        }
        return portals;
    }

    @Override
    public long downSince(Portal portal) {
        String address = definitionAddress(portal);
        if (!portals.contains(address)) {
            return UNKNOWN;
        }
        try {
            FaultPlan plan = watch.now();
            EmbeddedArrays here = arrays;
            if (here != null) {
                here.follow();
            }
            return plan.downSince(address);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    @Override
    public Duration delay(Portal portal) {
        try {
            PortalFault fault = watch.now().portals().get(definitionAddress(portal));
            return fault == null ? Duration.ZERO : fault.delay();
        } catch (IOException e) {
            return Duration.ZERO;
        }
    }

    @Override
    public LogEvent.Loss loss(Portal portal) {
        try {
            PortalFault fault = watch.now().portals().get(definitionAddress(portal));
            return fault == null
                    ? LogEvent.Loss.CLOSED
                    : fault.unreachable() ? LogEvent.Loss.SILENT : LogEvent.Loss.REFUSED;
        } catch (IOException e) {
            return LogEvent.Loss.CLOSED;
        }
    }

    @Override
    public Uplink.@Nullable Cycle cycle(Portal portal) {
        try {
            return watch.now().cycle(definitionAddress(portal));
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public boolean shared() {
        return arrays == null;
    }

    private String definitionAddress(Portal portal) {
        String given = PortalAddress.canonical(portal.address(), portal.port());
        return moved.getOrDefault(given, given);
    }
}
