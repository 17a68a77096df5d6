package io.vtool.iscsi.target;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Serves targets on their portals. One thread a connection, one a listening address, and one that looks after all of them;
 * all are daemons.
 */
public final class TargetServer implements AutoCloseable {
    private static final int END_SECONDS = 10;

    private final LongSupplier clock;
    private final Engine engine;
    private final ThreadPoolExecutor threads;
    private final Portals portals;
    private final Connections connections = new Connections();
    private final Pulse pulse;
    private volatile boolean closed;

    /**
     * Makes a server that does not listen yet.
     *
     * @param definition what to serve
     * @param clock nanoseconds of any origin, never going back
     * @param random where CHAP challenges come from; must not be predictable where secrets matter
     */
    public TargetServer(ServerDefinition definition, LongSupplier clock, RandomGenerator random) {
        this.clock = clock;
        this.threads = DaemonThreads.pool("iscsi-target-");
        this.engine = new Engine(definition, clock, threads, random);
        this.portals = new Portals(engine.bound, threads, new BiFunction<>() {
            @Override
            public @Nullable Connection apply(SocketChannel channel, Portal portal) {
                return accept(channel, portal);
            }
        });
        this.pulse = new Pulse(engine, connections, clock);
    }

    /**
     * Listens on every portal.
     *
     * @throws IOException if an address cannot be bound, or is not a loopback address and the definition does not allow
     *     others; nothing listens then
     */
    public void start() throws IOException {
        try {
            portals.add(engine.definition);
        } catch (IOException e) {
            close();
            throw e;
        }
        pulse.start();
    }

    /** Starts without listening: connections come through {@link #serve(SocketChannel, InetSocketAddress)} alone. */
    public void startUnbound() {
        pulse.start();
    }

    /**
     * Serves a connection that was made in another way than over a listener.
     *
     * @param channel connected, in blocking mode; the server closes it
     * @param portal the address of the portal that it counts as connected to, as in the definition
     */
    public void serve(SocketChannel channel, InetSocketAddress portal) {
        Connection connection = accept(channel, portals.unbound(portal));
        if (connection == null) {
            return;
        }
        try {
            threads.execute(new Runnable() {
                @Override
                public void run() {
                    connection.run();
                }
            });
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            connection.giveUp(); // the server is closing, or no thread can be made
        }
    }

    /**
     * Replaces the targets. Listens on new portals and stops listening on those that are gone; sessions go on. The limits
     * stay as they were.
     *
     * @param definition what to serve from now on
     * @throws IOException if a new address cannot be bound; the old definition holds then
     */
    public synchronized void reconfigure(ServerDefinition definition) throws IOException {
        portals.add(definition);
        engine.definition = definition;
        portals.retain(definition);
    }

    /**
     * Changes what is wrong with the way to portals.
     *
     * @param faults by the address of the portal in the definition; portals without one are well
     * @throws IOException if a portal that was unreachable cannot be listened on again; the others are as wanted
     */
    public void faults(Map<InetSocketAddress, PortalFault> faults) throws IOException {
        if (closed) {
            return;
        }
        try {
            portals.faults(faults);
        } catch (RejectedExecutionException e) {
            portals.close(); // the server was closed meanwhile
        } finally {
            for (Connection connection : connections) {
                PortalFault fault = connection.portal().fault();
                if (fault != null && fault.refused()) {
                    connection.close();
                }
            }
        }
    }

    /**
     * Tells what is left of what is wrong with the way to portals: what is counted and was met has the times that remain, and
     * resets and digests are right again where none does.
     *
     * @return by the address of the portal in the definition; of a server that was closed only what was never met
     */
    public Map<InetSocketAddress, PortalFault> faults() {
        return portals.rest();
    }

    /**
     * Tells where a portal listens really.
     *
     * @param configured its address in the definition, perhaps with port 0
     * @return the address to connect to
     */
    public InetSocketAddress boundAddress(InetSocketAddress configured) {
        return engine.bound.getOrDefault(configured, configured);
    }

    /**
     * Lists the normal sessions.
     *
     * @return those whose login is complete
     */
    public List<SessionInfo> sessions() {
        List<SessionInfo> all = new ArrayList<>();
        for (Session session : engine.sessions.all()) {
            if (!session.connection().loggingIn()) {
                all.add(session.info());
            }
        }
        return all;
    }

    /**
     * Asks the initiator of a session to log out.
     *
     * @param sessionHandle see {@link Nexus#sessionHandle}
     * @param seconds the time it is given
     * @return whether there is such a session
     */
    public boolean requestLogout(long sessionHandle, int seconds) {
        Session session = engine.sessions.byHandle(sessionHandle);
        if (session != null) {
            session.connection().requestLogout(seconds);
        }
        return session != null;
    }

    /**
     * Closes the connection of a session without a word.
     *
     * @param sessionHandle see {@link Nexus#sessionHandle}
     * @return whether there was such a session
     */
    public boolean drop(long sessionHandle) {
        Session session = engine.sessions.byHandle(sessionHandle);
        if (session != null) {
            session.connection().close();
        }
        return session != null;
    }

    /**
     * Closes all connections through a portal without a word.
     *
     * @param portal its address in the definition
     * @return how many there were
     */
    public int drop(InetSocketAddress portal) {
        int count = 0;
        for (Connection connection : connections) {
            if (connection.portal().address().equals(portal)) {
                connection.close();
                count++;
            }
        }
        return count;
    }

    /**
     * Asks the initiators of all sessions through a portal to log out.
     *
     * @param portal its address in the definition
     * @param seconds the time they are given
     * @return how many sessions there were
     */
    public int requestLogout(InetSocketAddress portal, int seconds) {
        int count = 0;
        for (Session session : engine.sessions.all()) {
            if (session.connection().portal().address().equals(portal)) {
                session.connection().requestLogout(seconds);
                count++;
            }
        }
        return count;
    }

    /** How often the server has looked after its connections. */
    int pulses() {
        return engine.pulses;
    }

    /** Whether anybody is connected. */
    boolean isBusy() {
        return !connections.isEmpty();
    }

    /** How much memory commands hold now, in bytes. */
    long lentBytes() {
        return engine.buffers.lent();
    }

    /** How much memory connections read and write in now, in bytes. */
    long streamBytes() {
        return engine.streams.lent();
    }

    private @Nullable Connection accept(SocketChannel channel, Portal portal) {
        try {
            if (closed || portal.refuses() || !connections.hasRoom(engine.limits)) {
                channel.close();
                return null;
            }
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            Connection connection = new Connection(engine, channel, portal, clock.getAsLong(), connections);
            if (connections.add(connection)) {
                pulse.wake();
            }
            return connection;
        } catch (IOException e) {
            return null; // the peer was gone before it was served
        }
    }

    /** Stops listening, ends every session and waits for the threads to end, some seconds at most. */
    @Override
    public void close() {
        closed = true;
        portals.close();
        pulse.end();
        for (Connection connection : connections) {
            connection.close();
        }
        threads.shutdown();
        try {
            if (!threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
