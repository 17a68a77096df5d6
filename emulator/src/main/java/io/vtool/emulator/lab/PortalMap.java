package io.vtool.emulator.lab;

import io.vtool.emulator.lab.unit.PortalAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where portals listen instead of where the definition says. {@code HOST} or {@code HOST:PORT} moves all: the first to the port,
 * each other to the next one, or all to free ports where the port is 0. {@code OLD=NEW} moves one, and goes before.
 */
public final class PortalMap {
    private static final int HIGHEST_PORT = 65535;

    private final List<InetSocketAddress> all = new ArrayList<>();
    private final Map<InetSocketAddress, InetSocketAddress> single = new LinkedHashMap<>();

    /**
     * Adds a rule.
     *
     * @param rule {@code ADDRESS} or {@code ADDRESS=ADDRESS}
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public void add(String rule) {
        int equals = rule.indexOf('=');
        InetSocketAddress to = address(rule.substring(equals + 1));
        if (equals < 0) {
            if (!all.isEmpty()) {
                throw new IllegalArgumentException("two addresses for all portals: " + PortalAddress.format(all.get(0))
                        + " and " + PortalAddress.format(to));
            }
            all.add(to);
        } else if (single.put(address(rule.substring(0, equals)), to) != null) {
            throw new IllegalArgumentException("portal " + rule.substring(0, equals) + " is moved twice");
        }
    }

    private static InetSocketAddress address(String text) {
        InetSocketAddress address = PortalAddress.parse(text);
        if (address == null) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not an address; one looks like 127.0.0.1:3260, port 0 for a free one");
        }
        return address;
    }

    /**
     * Applies the rules.
     *
     * @param portals the addresses of the definition, each once
     * @return where each listens, perhaps on port 0
     * @throws IllegalArgumentException if a rule is for no portal, or two portals would listen on one address
     */
    public Map<InetSocketAddress, InetSocketAddress> apply(List<InetSocketAddress> portals) {
        for (InetSocketAddress from : single.keySet()) {
            if (!portals.contains(from)) {
                StringBuilder known =
                        new StringBuilder("the lab has no portal " + PortalAddress.format(from) + "; known:");
                for (InetSocketAddress portal : portals) {
                    known.append(' ').append(PortalAddress.format(portal));
                }
                throw new IllegalArgumentException(known.toString());
            }
        }
        Map<InetSocketAddress, InetSocketAddress> moved = new LinkedHashMap<>();
        Map<InetSocketAddress, InetSocketAddress> used = new LinkedHashMap<>();
        int offset = 0;
        for (InetSocketAddress portal : portals) {
            InetSocketAddress to = single.get(portal);
            if (to == null && !all.isEmpty()) {
                InetSocketAddress base = all.get(0);
                int port = base.getPort() == 0 ? 0 : base.getPort() + offset++;
                if (port > HIGHEST_PORT) {
                    throw new IllegalArgumentException("there are more portals than ports from " + base.getPort());
                }
                to = new InetSocketAddress(base.getAddress(), port);
            }
            InetSocketAddress at = to == null ? portal : to;
            InetSocketAddress other = at.getPort() == 0 ? null : used.putIfAbsent(at, portal);
            if (other != null) {
                throw new IllegalArgumentException("portals " + PortalAddress.format(other) + " and "
                        + PortalAddress.format(portal) + " would both listen on " + PortalAddress.format(at));
            }
            moved.put(portal, at);
        }
        return moved;
    }
}
