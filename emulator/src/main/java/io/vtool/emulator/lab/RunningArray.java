package io.vtool.emulator.lab;

import io.vtool.emulator.array.ArrayDevice;
import io.vtool.emulator.array.config.AluaAccess;
import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.array.fault.ArrayFault;
import io.vtool.emulator.array.unit.LogicalUnit;
import io.vtool.emulator.lab.fault.FaultPlan;
import io.vtool.emulator.lab.fault.LabFault;
import io.vtool.emulator.lab.unit.PortalAddress;
import io.vtool.iscsi.target.PortalFault;
import io.vtool.iscsi.target.TargetServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An array at work, which follows the faults of its lab. */
final class RunningArray implements AutoCloseable {
    private static final int GONE = -1;

    private final ArrayConfig definition;
    private final ArrayDevice device;
    private final TargetServer server;
    private final @Nullable Map<InetSocketAddress, InetSocketAddress> listening;
    private final Map<String, VolumeConfig> volumes = new HashMap<>();
    private ArrayConfig now;
    private @Nullable Map<InetSocketAddress, PortalFault> closedWith;

    /**
     * Takes charge of an array.
     *
     * @param started the definition it was started with
     * @param definition the lab's definition
     * @param device its logical units
     * @param server its portals
     * @param listening where portals are for the server, by their address in the definition; null if just there
     */
    RunningArray(
            ArrayConfig started,
            ArrayConfig definition,
            ArrayDevice device,
            TargetServer server,
            @Nullable Map<InetSocketAddress, InetSocketAddress> listening) {
        this.definition = definition;
        this.device = device;
        this.server = server;
        this.listening = listening;
        this.now = started;
        for (VolumeConfig volume : started.volumes()) {
            volumes.put(volume.name(), volume);
        }
    }

    TargetServer server() {
        return server;
    }

    String name() {
        return definition.name();
    }

    /** Lets something be done to a volume while no command does anything to it. */
    void use(String volume, LvmDamage.Work work) throws IOException, LabException {
        LogicalUnit unit = Objects.requireNonNull(device.array().unit(volume), volume);
        unit.writing().lock();
        try {
            work.on(unit.store(), unit.volume().blockSize());
        } finally {
            unit.writing().unlock();
        }
    }

    /** Keeps how often faults that are counted may still be met, and which reservations were taken away. */
    void keepCounts(LabFaults faults, FaultPlan plan) throws IOException {
        keepWays(faults, plan);
        Map<LabFault, ArrayFault> counted = plan.counted(definition.name());
        if (counted.isEmpty()) {
            return;
        }
        List<ArrayFault> left = new ArrayList<>(device.faults());
        for (Map.Entry<LabFault, ArrayFault> entry : counted.entrySet()) {
            int times = take(left, entry.getValue());
            if (times != entry.getValue().times()) {
                faults.used(entry.getKey(), Math.max(0, times));
            }
        }
    }

    private void keepWays(LabFaults faults, FaultPlan plan) throws IOException {
        Map<InetSocketAddress, PortalFault> rest = plan.countedWays().isEmpty() ? Map.of() : waysLeft();
        for (LabFault fault : plan.countedWays()) {
            PortalFault planned = plan.portals().get(fault.on());
            PortalFault left = rest.get(at(fault.on()));
            if (planned != null && left != null && left.times() < planned.times()) {
                int wanted = Integer.parseInt(fault.value("times"));
                faults.used(fault, Math.max(0, wanted - (planned.times() - left.times())));
            }
        }
    }

    private Map<InetSocketAddress, PortalFault> waysLeft() {
        Map<InetSocketAddress, PortalFault> then = closedWith;
        return then == null ? server.faults() : then;
    }

    /** Where the server has a portal of the definition; null if it is not one of this array. */
    private @Nullable InetSocketAddress at(String portal) {
        InetSocketAddress address = PortalAddress.parse(portal);
        return listening == null ? address : listening.get(address);
    }

    private static int take(List<ArrayFault> left, ArrayFault fault) {
        for (ArrayFault candidate : left) {
            if (candidate.place().equals(fault.place()) && candidate.effect().equals(fault.effect())) {
                left.remove(candidate);
                return candidate.times();
            }
        }
        return GONE;
    }

    /** Makes the array what the faults have it be now. */
    void apply(FaultPlan plan) throws IOException {
        ArrayConfig next = plan.applied(definition);
        boolean ports = !next.access().equals(now.access());
        if (ports) {
            for (Map.Entry<Integer, AluaAccess> group : next.access().entrySet()) {
                device.array().portGroups().give(group.getKey(), group.getValue());
            }
        }
        for (VolumeConfig volume : next.volumes()) {
            VolumeConfig before = Objects.requireNonNull(volumes.put(volume.name(), volume));
            if (before.size() != volume.size()) {
                device.resize(volume.name(), volume.size());
            }
            if (!before.naa().equals(volume.naa()) || !before.serial().equals(volume.serial())) {
                device.identify(volume.name(), volume.naa(), volume.serial());
            }
            if (ports || !before.access().equals(volume.access())) {
                access(now.access(before), next.access(volume), volume.name());
            }
            device.array().hold(volume.name(), plan.fixed(definition.name(), volume.name()));
        }
        now = next;
        device.faults(plan.commands(definition.name()));
        Map<InetSocketAddress, PortalFault> ways = new HashMap<>();
        for (Map.Entry<String, PortalFault> fault : plan.portals().entrySet()) {
            InetSocketAddress at = at(fault.getKey());
            if (at != null) {
                ways.put(at, fault.getValue());
            }
        }
        server.faults(ways);
    }

    private void access(Map<Integer, AluaAccess> before, Map<Integer, AluaAccess> after, String volume) {
        for (Map.Entry<Integer, AluaAccess> group : after.entrySet()) {
            if (!group.getValue().equals(before.get(group.getKey()))) {
                device.alua(volume, group.getKey(), group.getValue());
            }
        }
    }

    @Override
    public void close() throws IOException {
        closedWith = server.faults();
        server.close();
        device.close();
    }
}
