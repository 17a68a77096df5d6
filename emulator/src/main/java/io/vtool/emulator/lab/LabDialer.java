package io.vtool.emulator.lab;

import io.vtool.emulator.lab.unit.PortalAddress;
import io.vtool.iscsi.initiator.Dialer;
import io.vtool.iscsi.initiator.IscsiException;
import io.vtool.iscsi.initiator.TargetAddress;
import io.vtool.iscsi.initiator.TcpDialer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Dials the lab's own addresses to its arrays, here or in the process that serves them, and every other address over TCP. */
final class LabDialer implements Dialer {
    private final @Nullable EmbeddedArrays embedded;
    private final Map<InetSocketAddress, InetSocketAddress> served;
    private final TcpDialer tcp;

    /**
     * Makes a dialer.
     *
     * @param embedded the arrays in this process, null if they are served
     * @param served where the server listens for the portals of the definition
     */
    LabDialer(@Nullable EmbeddedArrays embedded, Map<InetSocketAddress, InetSocketAddress> served, LongSupplier nanos) {
        this.embedded = embedded;
        this.served = served;
        this.tcp = new TcpDialer(nanos);
    }

    @Override
    public SocketChannel dial(TargetAddress address, Duration timeout) throws IscsiException {
        InetSocketAddress portal = PortalAddress.parse(address.place());
        EmbeddedArrays here = embedded;
        if (portal != null && here != null && here.owns(portal)) {
            try {
                return here.connect(portal, timeout);
            } catch (IscsiException e) {
                throw e;
            } catch (IOException e) {
                throw new IscsiException(IscsiException.Kind.UNREACHABLE, String.valueOf(e.getMessage()), e);
            }
        }
        InetSocketAddress at = portal == null ? null : served.get(portal);
        return tcp.dial(
                at == null
                        ? address
                        : new TargetAddress(at.getAddress().getHostAddress(), at.getPort(), address.groupTag()),
                timeout);
    }
}
