package io.vtool.emulator.lab.fault;

import io.vtool.emulator.host.Uplink;
import io.vtool.emulator.lab.unit.Span;
import io.vtool.iscsi.target.PortalFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What faults come to on the ways to portals at one moment. */
final class WayPlan {
    private final long now;
    private final Map<String, PortalFault> portals = new LinkedHashMap<>();
    private final List<LabFault> counted = new ArrayList<>();
    private final Map<String, Long> down = new HashMap<>();
    private final Map<String, Uplink.Cycle> cycles = new HashMap<>();

    WayPlan(long now) {
        this.now = now;
    }

    /** A portal is out of reach since a time. */
    void cut(String portal, PortalFault fault, long since) {
        spoil(portal, fault);
        down.merge(portal, Math.max(1, since), Math::min);
    }

    /** Something is wrong with the way to a portal. */
    void spoil(String portal, PortalFault fault) {
        portals.merge(portal, fault, PortalFault::and);
    }

    /** The same, a number of times if the fault says so. */
    void spoil(LabFault fault, PortalFault way) {
        spoil(fault.on(), way);
        if (way.times() > 0) {
            counted.add(fault);
        }
    }

    /** The portal is away for the first half of each period. */
    void flap(LabFault fault) {
        long period = Math.max(2, Span.parse(fault.value("period")) / 2 * 2);
        cycles.put(fault.on(), new Uplink.Cycle(fault.since(), period));
        long phase = Math.floorMod(now - fault.since(), period);
        if (phase < period / 2) {
            cut(fault.on(), PortalFault.refusing(), now - phase);
        }
    }

    /** What is wrong, by the addresses of portals. */
    Map<String, PortalFault> portals() {
        return portals;
    }

    /** The faults that are met some number of times only. */
    List<LabFault> counted() {
        return counted;
    }

    /** Since when a portal is out of reach, 0 if it is not. */
    long downSince(String portal) {
        return down.getOrDefault(portal, 0L);
    }

    /** How a portal comes and goes; null if it does not, or is out of reach for another reason anyway. */
    Uplink.@Nullable Cycle cycle(String portal) {
        Uplink.Cycle cycle = cycles.get(portal);
        long since = downSince(portal);
        return cycle == null || since != 0 && since < cycle.start() ? null : cycle;
    }
}
