package io.vtool.iscsi.target;

import io.vtool.iscsi.login.ChapPolicy;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A served RAM disk on system-chosen loopback ports, with a clock that only tests move. */
final class Fixture implements AutoCloseable {
    static final String TARGET = "iqn.2000-01.org.example:ram";

    final AtomicLong nanos = new AtomicLong(1);
    final RamDisk disk;
    final InetSocketAddress address = new InetSocketAddress("127.0.0.1", 0);
    TargetServer server;
    private final ServerDefinition definition;

    Fixture() throws IOException {
        this(new RamDisk(8 << 20), null, null);
    }

    Fixture(RamDisk disk, @Nullable ChapPolicy chap, @Nullable Set<String> acl) throws IOException {
        this(disk, List.of(), chap, acl);
    }

    Fixture(RamDisk disk, List<TargetDefinition> more, @Nullable ChapPolicy chap, @Nullable Set<String> acl)
            throws IOException {
        this.disk = disk;
        List<TargetDefinition> all = new java.util.ArrayList<>(more);
        all.add(new TargetDefinition(TARGET, "ram", List.of(new TargetPortal(address, 3, 1, null)), disk, chap, acl));
        definition = new ServerDefinition(all, chap, limits(), false);
        server = new TargetServer(definition, nanos::get, new Random(9));
        server.start();
    }

    ServerDefinition definition() {
        return definition;
    }

    static ServerLimits limits() {
        return new ServerLimits(
                20,
                10,
                Duration.ofSeconds(15),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                32,
                65536,
                2 << 20,
                32 << 20);
    }

    Client connect() throws IOException {
        return new Client(server.boundAddress(address));
    }

    Client normal(String... wishes) throws IOException {
        return connect().login(Client.settings(TARGET, Client.wishes(wishes)));
    }

    Client discovery() throws IOException {
        return connect().login(Client.settings(null, Client.wishes()));
    }

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Override
    public void close() {
        server.close();
    }
}
