package io.vtool.emulator.lab;

import io.vtool.emulator.array.ArrayDevice;
import io.vtool.emulator.array.ArrayTargets;
import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.PortalConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.lab.fault.FaultPlan;
import io.vtool.emulator.lab.unit.PortalAddress;
import io.vtool.iscsi.buffer.BufferPool;
import io.vtool.iscsi.initiator.IscsiException;
import io.vtool.iscsi.target.PortalFault;
import io.vtool.iscsi.target.ServerDefinition;
import io.vtool.iscsi.target.ServerLimits;
import io.vtool.iscsi.target.TargetServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The arrays of a lab in this process, each started when it is first dialled. They listen nowhere. */
final class EmbeddedArrays implements AutoCloseable {
    private static final long BLOCK_BUFFERS = 64L << 20;
    /** How long nobody answers is the lab's time; here an answer would be there at once, so no user has to wait longer. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final LabDirectory directory;
    private final LabClock clock;
    private final RandomGenerator random;
    private final Map<InetSocketAddress, ArrayConfig> portals = new HashMap<>();
    private final LabFaults faults;
    private final FaultWatch watch;
    private final Map<String, RunningArray> running = new HashMap<>();
    private @Nullable FaultPlan applied;
    private @Nullable BufferPool buffers;
    private @Nullable ServerSocketChannel door;
    private boolean closed;

    EmbeddedArrays(
            LabDirectory directory,
            LabDefinition definition,
            LabFaults faults,
            FaultWatch watch,
            LabClock clock,
            RandomGenerator random) {
        this.directory = directory;
        this.faults = faults;
        this.watch = watch;
        this.clock = clock;
        this.random = random;
        for (ArrayConfig array : definition.arrays()) {
            for (TargetConfig target : array.targets()) {
                for (PortalConfig portal : target.portals()) {
                    portals.put(Objects.requireNonNull(PortalAddress.parse(portal.address())), array);
                }
            }
        }
    }

    boolean owns(InetSocketAddress portal) {
        return portals.containsKey(portal);
    }

    /** Connects to a portal. */
    SocketChannel connect(InetSocketAddress portal, Duration timeout) throws IOException {
        ArrayConfig array = Objects.requireNonNull(portals.get(portal));
        FaultPlan plan = watch.now();
        PortalFault fault = plan.portals().get(PortalAddress.format(portal));
        if (fault != null && fault.refused()) {
            throw new IscsiException(IscsiException.Kind.REFUSED, "Connection refused");
        }
        if (fault != null && fault.unreachable()) {
            clock.sleep(timeout.compareTo(SILENCE) < 0 ? timeout : SILENCE);
            throw new IscsiException(IscsiException.Kind.TIMED_OUT, "Connection timed out");
        }
        return connect(array, portal, plan);
    }

    private synchronized SocketChannel connect(ArrayConfig array, InetSocketAddress portal, FaultPlan plan)
            throws IOException {
        TargetServer server = start(array, plan).server();
        ServerSocketChannel listener = door();
        SocketChannel client = SocketChannel.open();
        try {
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            client.connect(listener.getLocalAddress());
            SocketChannel accepted = listener.accept();
            while (!accepted.getRemoteAddress().equals(client.getLocalAddress())) {
                accepted.close(); // somebody else on this machine found the port
                accepted = listener.accept();
            }
            accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
            server.serve(accepted, portal);
            return client;
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    private ServerSocketChannel door() throws IOException {
        ServerSocketChannel open = door;
        if (open == null) {
            open = ServerSocketChannel.open();
            open.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0));
            door = open;
        }
        return open;
    }

    /** Makes the arrays that run what the faults have them be now. */
    synchronized void follow() throws IOException {
        if (!running.isEmpty()) {
            apply(watch.now());
        }
    }

    private void apply(FaultPlan plan) throws IOException {
        if (plan != applied) {
            applied = plan;
            for (RunningArray array : running.values()) {
                array.apply(plan);
            }
        }
    }

    private RunningArray start(ArrayConfig array, FaultPlan plan) throws IOException {
        if (closed) {
            throw new IOException("the lab was closed");
        }
        apply(plan);
        RunningArray known = running.get(array.name());
        if (known != null) {
            return known;
        }
        try {
            ArrayConfig now = plan.applied(array);
            ArrayDevice device = new ArrayDevice(
                    now,
                    directory.data(array.name()),
                    buffers(),
                    new LongSupplier() {
                        @Override
                        public long getAsLong() {
                            return clock.millis();
                        }
                    },
                    new LongSupplier() {
                        @Override
                        public long getAsLong() {
                            return clock.nanos();
                        }
                    });
            TargetServer server = new TargetServer(
                    new ServerDefinition(ArrayTargets.of(now, device), null, ServerLimits.defaults(), true),
                    new LongSupplier() {
                        @Override
                        public long getAsLong() {
                            return clock.nanos();
                        }
                    },
                    random);
            server.startUnbound();
            RunningArray started = new RunningArray(now, array, device, server, null);
            running.put(array.name(), started);
            started.apply(plan);
            return started;
        } catch (LabException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private BufferPool buffers() {
        BufferPool pool = buffers;
        if (pool == null) {
            pool = new BufferPool(BLOCK_BUFFERS);
            buffers = pool;
        }
        return pool;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        ServerSocketChannel open = door;
        if (open != null) {
            open.close();
        }
        FaultPlan plan = applied;
        for (RunningArray array : running.values()) {
            array.close();
            if (plan != null) {
                array.keepCounts(faults, plan);
            }
        }
    }
}
