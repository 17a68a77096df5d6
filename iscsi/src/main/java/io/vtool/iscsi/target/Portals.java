package io.vtool.iscsi.target;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The portals of a server. */
final class Portals {
    private final Map<InetSocketAddress, InetSocketAddress> bound;
    private final Executor threads;
    private final BiFunction<SocketChannel, Portal, @Nullable Connection> taker;
    private final Map<InetSocketAddress, Portal> portals = new HashMap<>();
    private Map<InetSocketAddress, PortalFault> faults = Map.of();

    /**
     * Makes none at first.
     *
     * @param bound takes where each address of the definition listens really
     * @param threads where connections are accepted and served
     * @param taker admits a connection, or closes it and returns null
     */
    Portals(
            Map<InetSocketAddress, InetSocketAddress> bound,
            Executor threads,
            BiFunction<SocketChannel, Portal, @Nullable Connection> taker) {
        this.bound = bound;
        this.threads = threads;
        this.taker = taker;
    }

    /** Listens on all addresses of a definition that are new; on none of them if one fails. */
    synchronized void add(ServerDefinition definition) throws IOException {
        List<InetSocketAddress> added = new ArrayList<>();
        try {
            for (InetSocketAddress address : addresses(definition)) {
                if (!portals.containsKey(address)) {
                    if (!definition.anyAddress() && !address.getAddress().isLoopbackAddress()) {
                        throw new IOException(address + " is not a loopback address");
                    }
                    Portal portal = new Portal(address, threads, taker);
                    portals.put(address, portal);
                    added.add(address);
                    portal.fault(faults.get(address));
                    portal.listen();
                    bound.put(address, portal.bound());
                }
            }
        } catch (IOException e) {
            added.forEach(this::remove);
            throw e;
        }
    }

    /** Finds or makes a portal that does not listen. */
    synchronized Portal unbound(InetSocketAddress address) {
        Portal known = portals.get(address);
        if (known != null) {
            return known;
        }
        Portal portal = new Portal(address, threads, null);
        portals.put(address, portal);
        portal.fault(faults.get(address));
        return portal;
    }

    /** Stops listening on addresses that a definition has not. */
    synchronized void retain(ServerDefinition definition) {
        Set<InetSocketAddress> wanted = addresses(definition);
        for (InetSocketAddress address : new ArrayList<>(portals.keySet())) {
            if (!wanted.contains(address)) {
                remove(address);
            }
        }
    }

    private void remove(InetSocketAddress address) {
        Portal portal = portals.remove(address);
        if (portal != null) {
            portal.close();
        }
        bound.remove(address);
    }

    private static Set<InetSocketAddress> addresses(ServerDefinition definition) {
        Set<InetSocketAddress> addresses = new HashSet<>();
        for (TargetDefinition target : definition.targets()) {
            for (TargetPortal portal : target.portals()) {
                addresses.add(portal.address());
            }
        }
        return addresses;
    }

    /** Changes what is wrong; every portal is tried before a failure is told. */
    synchronized void faults(Map<InetSocketAddress, PortalFault> now) throws IOException {
        faults = Map.copyOf(now);
        IOException failure = null;
        for (Portal portal : portals.values()) {
            try {
                portal.fault(faults.get(portal.address()));
                portal.listen();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** What is left of what is wrong, by address. */
    synchronized Map<InetSocketAddress, PortalFault> rest() {
        Map<InetSocketAddress, PortalFault> rest = new HashMap<>(faults);
        for (Portal portal : portals.values()) {
            PortalFault left = portal.rest();
            if (left != null) {
                rest.put(portal.address(), left);
            }
        }
        return rest;
    }

    synchronized void close() {
        for (InetSocketAddress address : new ArrayList<>(portals.keySet())) {
            remove(address);
        }
    }
}
