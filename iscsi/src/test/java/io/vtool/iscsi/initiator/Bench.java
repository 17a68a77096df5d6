package io.vtool.iscsi.initiator;

import io.vtool.iscsi.login.ChapPolicy;
import io.vtool.iscsi.target.ServerDefinition;
import io.vtool.iscsi.target.ServerLimits;
import io.vtool.iscsi.target.TargetDefinition;
import io.vtool.iscsi.target.TargetPortal;
import io.vtool.iscsi.target.TargetServer;
import io.vtool.iscsi.trace.PduTrace;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** An initiator and, if wanted, targets served to it on system-chosen loopback ports; only tests move the clock. */
final class Bench implements AutoCloseable, SessionListener {
    static final String TARGET = "iqn.2000-01.org.example:ram";
    static final String NAME = "iqn.2000-01.org.example:initiator";
    static final long ISID = 0x8000_1234_0001L;

    final AtomicLong nanos = new AtomicLong(1);
    /** How much time passes with every look at the clock. */
    volatile long tick;

    final Watchdog watchdog = new Watchdog(() -> nanos.addAndGet(tick));
    final List<String> attentions = new CopyOnWriteArrayList<>();
    final List<AsyncEvent> events = new CopyOnWriteArrayList<>();
    final TestDisk disk;
    private final List<InetSocketAddress> portals = new ArrayList<>();
    private final List<TargetDefinition> targets = new ArrayList<>();
    private final List<TargetServer> servers = new ArrayList<>();

    @Nullable
    PduTrace trace;

    Bench() {
        this(new TestDisk(1 << 20));
    }

    Bench(TestDisk disk) {
        this.disk = disk;
    }

    /** Adds a target with a portal of its own. */
    Bench target(String name, @Nullable ChapPolicy chap, @Nullable Set<String> acl, int... tags) {
        List<TargetPortal> own = new ArrayList<>();
        for (int tag : tags) {
            own.add(portal(tag, null));
        }
        targets.add(new TargetDefinition(name, "an alias", own, disk, chap, acl));
        return this;
    }

    Bench moved(String to, boolean permanent) {
        targets.add(new TargetDefinition(
                TARGET, null, List.of(portal(1, new TargetPortal.Redirect(to, permanent))), disk, null, null));
        return this;
    }

    private TargetPortal portal(int tag, TargetPortal.@Nullable Redirect redirect) {
        // another loopback address for each, so that every one may have port 0
        InetSocketAddress address = new InetSocketAddress("127.0.0." + (portals.size() + 1), 0);
        portals.add(address);
        return new TargetPortal(address, tag, 1, redirect);
    }

    Bench serve() throws IOException {
        return serve(null);
    }

    Bench serve(@Nullable ChapPolicy discovery) throws IOException {
        if (targets.isEmpty()) {
            target(TARGET, null, null, 3);
        }
        TargetServer server = new TargetServer(
                new ServerDefinition(targets, discovery, limits(), false), new AtomicLong(1)::get, new Random(9));
        server.start();
        servers.add(server);
        return this;
    }

    private static ServerLimits limits() {
        Duration minute = Duration.ofSeconds(60);
        return new ServerLimits(50, 20, minute, minute, minute, minute, 8, 65536, 16 << 20, 64 << 20);
    }

    TargetServer server() {
        return servers.get(0);
    }

    TargetAddress portal(int index) {
        InetSocketAddress configured = portals.get(index);
        InetSocketAddress bound = server().boundAddress(configured);
        return new TargetAddress(bound.getHostString(), bound.getPort(), -1);
    }

    SessionSettings settings() {
        return SessionSettings.of(NAME, ISID);
    }

    SessionSettings owned(String... keys) {
        SessionSettings settings = settings().with(MediumAccess.OWNED);
        for (int i = 0; i < keys.length; i += 2) {
            settings = settings.with(keys[i], keys[i + 1]);
        }
        return settings;
    }

    Initiator initiator() {
        return new Initiator(new TcpDialer(nanos::get), watchdog, new Random(4), this, trace);
    }

    IscsiSession login(SessionSettings settings) throws IscsiException {
        return initiator().login(portal(0), TARGET, settings);
    }

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Override
    public void unitAttention(IscsiSession session, long lun, byte[] sense) {
        attentions.add(lun + " " + sense[12] + "/" + sense[13]);
    }

    @Override
    public void asyncMessage(IscsiSession session, AsyncEvent event) {
        events.add(event);
    }

    @Override
    public void close() {
        servers.forEach(TargetServer::close);
    }
}
