package io.vtool.iscsi.target;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A listening address, and what is wrong with the way to it. */
final class Portal {
    private final InetSocketAddress address;
    private final Executor threads;
    private final @Nullable BiFunction<SocketChannel, Portal, @Nullable Connection> taker;
    private final AtomicInteger met = new AtomicInteger();
    private volatile @Nullable PortalFault fault;
    private volatile int outages;
    private @Nullable InetSocketAddress bound;
    private @Nullable Listener listener;
    private @Nullable Blackhole hole;

    /** Makes a portal that does not listen yet, and never will if there is nobody to take the connections. */
    Portal(
            InetSocketAddress address,
            Executor threads,
            @Nullable BiFunction<SocketChannel, Portal, @Nullable Connection> taker) {
        this.address = address;
        this.threads = threads;
        this.taker = taker;
    }

    /** Returns the address in the definition. */
    InetSocketAddress address() {
        return address;
    }

    /** Returns where it listens, or would. */
    synchronized InetSocketAddress bound() {
        return bound == null ? address : bound;
    }

    /** Returns what is wrong; null is the usual case, and the only one that has to be fast. */
    @Nullable
    PortalFault fault() {
        return fault;
    }

    /** Returns how often nothing could get through from some time on. */
    int outages() {
        return outages;
    }

    /** Uses a counted fault up by one. */
    boolean meet(PortalFault which) {
        return which.times() == 0 || met.getAndIncrement() < which.times();
    }

    /** Returns what is left of what was wrong: a counted fault that was met has fewer times, and none when it is used up. */
    synchronized @Nullable PortalFault rest() {
        PortalFault now = fault;
        return now == null || now.times() == 0 ? now : now.after(Math.min(met.get(), now.times()));
    }

    /** Tells whether nobody may connect now. */
    boolean refuses() {
        PortalFault now = fault;
        return now != null && now.refused();
    }

    /** Changes what is wrong; {@link #listen} makes that so. */
    synchronized void fault(@Nullable PortalFault now) {
        if (now == null || !now.equals(fault)) {
            met.set(0);
        }
        if (now != null && now.unreachable()) {
            outages = outages + 1;
        }
        fault = now;
        notifyAll();
    }

    /** Listens, unless what is wrong forbids it. */
    synchronized void listen() throws IOException {
        PortalFault now = fault;
        BiFunction<SocketChannel, Portal, @Nullable Connection> connections = taker;
        if (connections == null) {
            return;
        }
        boolean refused = now != null && now.refused();
        boolean swallowed = now != null && now.unreachable() && !refused;
        if (listener != null && (refused || swallowed)) {
            listener.close();
            listener = null;
        }
        if (hole != null && !swallowed) {
            hole.close();
            hole = null;
        }
        if (swallowed && hole == null) {
            hole = new Blackhole(bound());
            bound = hole.bound();
        } else if (!refused && !swallowed && listener == null) {
            listener = new Listener(bound());
            bound = listener.bound();
            listener.start(threads, channel -> connections.apply(channel, this));
        } else if (bound == null) {
            Listener once = new Listener(address);
            bound = once.bound();
            once.close();
        }
    }

    /** Waits a moment, or until what is wrong changes; callers do this in a loop. */
    @SuppressWarnings("WaitNotInLoop")
    synchronized void await(long nanos) throws IOException {
        try {
            wait(nanos / 1_000_000, (int) (nanos % 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    synchronized void close() {
        if (listener != null) {
            listener.close();
            listener = null;
        }
        if (hole != null) {
            hole.close();
            hole = null;
        }
    }
}
