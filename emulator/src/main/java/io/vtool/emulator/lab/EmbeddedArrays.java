package io.vtool.emulator.lab;

import io.vtool.emulator.array.ArrayDevice;
import io.vtool.emulator.array.ArrayTargets;
import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.PortalConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.array.store.BufferPool;
import io.vtool.iscsi.target.ServerDefinition;
import io.vtool.iscsi.target.ServerLimits;
import io.vtool.iscsi.target.TargetServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The arrays of a lab in this process, each started when it is first dialled. They listen nowhere. */
final class EmbeddedArrays implements AutoCloseable {
    private static final long BLOCK_BUFFERS = 64L << 20;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private record Running(ArrayDevice device, TargetServer server) {}

    private final LabDirectory directory;
    private final LabClock clock;
    private final RandomGenerator random;
    private final Map<InetSocketAddress, ArrayConfig> portals = new HashMap<>();
    private final Map<String, Running> running = new HashMap<>();
    private @Nullable BufferPool buffers;
    private @Nullable ServerSocketChannel door;
    private boolean closed;

    EmbeddedArrays(LabDirectory directory, LabDefinition definition, LabClock clock, RandomGenerator random) {
        this.directory = directory;
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
    synchronized SocketChannel connect(InetSocketAddress portal) throws IOException {
        ArrayConfig array = Objects.requireNonNull(portals.get(portal));
        TargetServer server = start(array).server;
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

    private Running start(ArrayConfig array) throws IOException {
        if (closed) {
            throw new IOException("the lab was closed");
        }
        Running known = running.get(array.name());
        if (known != null) {
            return known;
        }
        try {
            ArrayDevice device =
                    new ArrayDevice(array, directory.data(array.name()), buffers(), clock::millis, clock::nanos);
            TargetServer server = new TargetServer(
                    new ServerDefinition(ArrayTargets.of(array, device), null, ServerLimits.defaults(), true),
                    clock::nanos,
                    random);
            server.startUnbound();
            Running started = new Running(device, server);
            running.put(array.name(), started);
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
        for (Running one : running.values()) {
            one.server.close();
        }
        for (Running one : running.values()) {
            one.device.close();
        }
    }
}
