package io.vtool.emulator.lab;

import io.vtool.emulator.lab.unit.PortalAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Binds addresses for a moment, all at once: finds free ports for those with port 0, and says what is wrong with which. */
final class PortalProbe {
    private static final int PRIVILEGED = 1024;

    private PortalProbe() {}

    /** Replaces every port 0 by a free port. */
    static Map<InetSocketAddress, InetSocketAddress> settle(Map<InetSocketAddress, InetSocketAddress> wanted)
            throws LabException {
        Map<InetSocketAddress, InetSocketAddress> settled = new LinkedHashMap<>();
        List<ServerSocketChannel> held = new ArrayList<>();
        try {
            for (Map.Entry<InetSocketAddress, InetSocketAddress> portal : wanted.entrySet()) {
                settled.put(portal.getKey(), bind(portal.getValue(), held));
            }
            return settled;
        } finally {
            for (ServerSocketChannel channel : held) {
                close(channel);
            }
        }
    }

    private static InetSocketAddress bind(InetSocketAddress address, List<ServerSocketChannel> held)
            throws LabException {
        try {
            ServerSocketChannel channel = ServerSocketChannel.open();
            held.add(channel);
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(address);
            return (InetSocketAddress) channel.getLocalAddress();
        } catch (IOException e) {
            throw explain(address, e);
        }
    }

    /** What the system says is worded by its locale, so look what does work. */
    private static LabException explain(InetSocketAddress address, IOException failure) {
        String text = PortalAddress.format(address);
        if (!works(new InetSocketAddress(address.getAddress(), 0))) {
            return new LabException(
                    LabException.Kind.ADDRESS,
                    text,
                    "cannot listen on " + text + ": this machine does not have the address (" + failure.getMessage()
                            + ")",
                    "add it to an interface, or move the portals with --listen 127.0.0.1:0");
        }
        if (address.getPort() < PRIVILEGED) {
            return new LabException(
                    LabException.Kind.ADDRESS,
                    text,
                    "cannot listen on " + text + ": the port is in use, or below " + PRIVILEGED
                            + " and reserved for root",
                    "move the portal: --listen " + text + "=127.0.0.1:0");
        }
        return new LabException(
                LabException.Kind.ADDRESS,
                text,
                "cannot listen on " + text + ": another program uses it",
                "find it with 'ss -ltnp sport = :" + address.getPort()
                        + "' and stop it, or move the portals with --listen 127.0.0.1:0");
    }

    private static boolean works(InetSocketAddress address) {
        try (ServerSocketChannel channel = ServerSocketChannel.open()) {
            channel.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void close(ServerSocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // it was only a probe
        }
    }
}
