package io.vtool.emulator.lab;

import io.vtool.emulator.array.ArrayDevice;
import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.ChapConfig;
import io.vtool.emulator.array.config.PortalConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.array.config.TargetPort;
import io.vtool.emulator.lab.fault.FaultPlan;
import io.vtool.emulator.lab.unit.PortalAddress;
import io.vtool.iscsi.buffer.BufferPool;
import io.vtool.iscsi.chap.ChapAccount;
import io.vtool.iscsi.login.ChapPolicy;
import io.vtool.iscsi.target.ServerDefinition;
import io.vtool.iscsi.target.ServerLimits;
import io.vtool.iscsi.target.TargetDefinition;
import io.vtool.iscsi.target.TargetPortal;
import io.vtool.iscsi.target.TargetServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A lab whose arrays listen on their portals. */
public final class LabServer implements AutoCloseable {
    private static final long BLOCK_BUFFERS = 256L << 20;
    /** Many initiators may come at once, as after a power failure. */
    private static final int PEERS = 2048;

    /**
     * A portal that listens.
     *
     * @param array name of its array
     * @param target iSCSI name of its target
     * @param portal the portal as it is defined
     * @param listening where it really is
     */
    public record ServedPortal(String array, String target, PortalConfig portal, InetSocketAddress listening) {}

    private final LabDirectory directory;
    private final FaultWatch watch;
    private final FaultFollower follower;
    private final List<RunningArray> arrays = new ArrayList<>();
    private final List<ServedPortal> portals = new ArrayList<>();
    private final Map<InetSocketAddress, InetSocketAddress> addresses;

    private LabServer(
            LabDirectory directory,
            Map<InetSocketAddress, InetSocketAddress> addresses,
            LabFaults faults,
            FaultWatch watch,
            LabClock clock) {
        this.directory = directory;
        this.addresses = addresses;
        this.watch = watch;
        this.follower = new FaultFollower(directory, faults, watch, clock, arrays);
    }

    /**
     * Starts to serve.
     *
     * @param directory the lab, which the caller has locked
     * @param map where portals listen instead
     * @param remote whether portals may listen on other than loopback addresses
     * @param clock the lab's clock
     * @param random secure random numbers
     * @return the server, listening on every portal
     * @throws IOException if state cannot be read or written
     * @throws LabException if there is no lab that can be used, or a portal cannot listen
     * @throws IllegalArgumentException if the map does not fit the lab
     */
    public static LabServer start(
            LabDirectory directory, PortalMap map, boolean remote, LabClock clock, RandomGenerator random)
            throws IOException, LabException {
        LabDefinition definition = directory.definition();
        Map<InetSocketAddress, InetSocketAddress> wanted = map.apply(configured(definition));
        if (!remote) {
            refuseRemote(wanted);
        }
        LabFaults faults = directory.faults(clock);
        LabServer lab = new LabServer(
                directory, PortalProbe.settle(wanted), faults, new FaultWatch(definition, faults, clock), clock);
        try {
            FaultPlan plan = lab.watch.now();
            BufferPool buffers = new BufferPool(BLOCK_BUFFERS);
            for (ArrayConfig array : definition.arrays()) {
                ArrayConfig now = plan.applied(array);
                ArrayDevice device =
                        new ArrayDevice(now, directory.data(array.name()), buffers, clock::millis, clock::nanos);
                device.array().powerOn();
                List<TargetDefinition> targets = new ArrayList<>();
                for (TargetConfig target : now.targets()) {
                    targets.add(lab.define(now, target, device));
                }
                ServerLimits limits = ServerLimits.defaults().withPeers(PEERS, PEERS / 2);
                TargetServer server =
                        new TargetServer(new ServerDefinition(targets, null, limits, remote), clock::nanos, random);
                RunningArray running = new RunningArray(now, array, device, server, lab.addresses);
                lab.arrays.add(running);
                running.apply(plan);
                server.start();
            }
            lab.follower.start();
            ServedFile.write(directory.path(), lab.addresses);
            return lab;
        } catch (IOException | LabException | RuntimeException e) {
            lab.close();
            throw e;
        }
    }

    private static List<InetSocketAddress> configured(LabDefinition definition) {
        Set<InetSocketAddress> all = new LinkedHashSet<>();
        for (ArrayConfig array : definition.arrays()) {
            for (TargetConfig target : array.targets()) {
                for (PortalConfig portal : target.portals()) {
                    all.add(address(portal));
                }
            }
        }
        return List.copyOf(all);
    }

    private static InetSocketAddress address(PortalConfig portal) {
        return Objects.requireNonNull(PortalAddress.parse(portal.address()), portal.address());
    }

    private static void refuseRemote(Map<InetSocketAddress, InetSocketAddress> wanted) throws LabException {
        for (InetSocketAddress address : wanted.values()) {
            if (!address.getAddress().isLoopbackAddress()) {
                String text = PortalAddress.format(address);
                throw new LabException(
                        LabException.Kind.FORBIDDEN,
                        text,
                        text + " is not a loopback address: other machines could reach the lab",
                        "move the portals with --listen 127.0.0.1:0, or say --allow-remote");
            }
        }
    }

    private TargetDefinition define(ArrayConfig array, TargetConfig target, ArrayDevice device) {
        List<TargetPortal> reached = new ArrayList<>();
        for (PortalConfig portal : target.portals()) {
            InetSocketAddress at = Objects.requireNonNull(addresses.get(address(portal)));
            reached.add(new TargetPortal(
                    at, portal.tpgt(), relativePort(array, target.iqn(), portal.tpgt()), null, portal.address()));
            portals.add(new ServedPortal(array.name(), target.iqn(), portal, at));
        }
        Set<String> acl = target.acl().isEmpty() ? null : Set.copyOf(target.acl());
        return new TargetDefinition(
                target.iqn(), array.name(), reached, device, policy(target.chap()), acl, target.parameters());
    }

    private static int relativePort(ArrayConfig array, String iqn, int tpgt) {
        for (TargetPort port : array.ports()) {
            if (port.targetName().equals(iqn) && port.tpgt() == tpgt) {
                return port.relativeId();
            }
        }
        throw new IllegalStateException(iqn + " has no group " + tpgt);
    }

    private static @Nullable ChapPolicy policy(@Nullable ChapConfig chap) {
        if (chap == null) {
            return null;
        }
        String user = chap.mutualUser();
        String secret = chap.mutualSecret();
        return new ChapPolicy(
                ChapAccount.of(chap.user(), chap.secret().toCharArray()),
                user == null || secret == null ? null : ChapAccount.of(user, secret.toCharArray()));
    }

    /**
     * Returns the portals.
     *
     * @return in the order of the definition
     */
    public List<ServedPortal> portals() {
        return List.copyOf(portals);
    }

    /**
     * Ends every session, and puts all volumes on stable storage.
     *
     * @throws IOException if a volume could not be saved; the others are
     */
    @Override
    public void close() throws IOException {
        ServedFile.delete(directory.path());
        follower.close();
        IOException first = null;
        for (RunningArray array : arrays) {
            try {
                array.close();
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
