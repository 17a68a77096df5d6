package io.vtool.iscsi.isns;

import io.vtool.iscsi.initiator.Dialer;
import io.vtool.iscsi.initiator.DiscoveredTarget;
import io.vtool.iscsi.initiator.IscsiException;
import io.vtool.iscsi.initiator.IscsiException.Kind;
import io.vtool.iscsi.initiator.TargetAddress;
import io.vtool.iscsi.initiator.Watchdog;
import io.vtool.iscsi.isns.IsnsMessage.Attribute;
import io.vtool.iscsi.pdu.ProtocolException;
import io.vtool.iscsi.text.AddressText;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Asks an iSNS server which targets an initiator may see (RFC 4171). Registers nothing. */
public final class IsnsClient {
    /** The port of iSNS. */
    public static final int DEFAULT_PORT = 3205;

    private static final int DEVICE_ATTRIBUTE_QUERY = 0x0002;
    private static final int DEVICE_GET_NEXT = 0x0003;
    private static final int TARGET_NODE = 1;
    private static final int NO_SUCH_ENTRY = 9;
    private static final int MAX_TARGETS = 10_000;
    private static final int ADDRESS_LENGTH = 16;
    private static final int IPV4_LENGTH = 4;
    private static final int PORT_BITS = 0xffff;
    private static final int UDP_BIT = 0x10000;

    private final Dialer dialer;
    private final Watchdog watchdog;

    /**
     * Makes a client.
     *
     * @param dialer makes the connection
     * @param watchdog keeps the deadline
     */
    public IsnsClient(Dialer dialer, Watchdog watchdog) {
        this.dialer = dialer;
        this.watchdog = watchdog;
    }

    /**
     * Lists the targets.
     *
     * @param server where the server is reached
     * @param initiatorName on whose behalf to ask
     * @param timeout for the connection, and for all answers together
     * @return the targets that have a portal, in the order told
     * @throws IscsiException if there is no connection, no answer in time, or the server refuses or breaks the protocol
     */
    public List<DiscoveredTarget> targets(TargetAddress server, String initiatorName, Duration timeout)
            throws IscsiException {
        AtomicBoolean late = new AtomicBoolean();
        try (SocketChannel channel = dialer.dial(server, timeout)) {
            Watchdog.Guard guard = watchdog.guard(timeout, () -> {
                late.set(true);
                close(channel);
            });
            try {
                return ask(new IsnsExchange(channel), initiatorName);
            } finally {
                guard.cancel();
            }
        } catch (IscsiException e) {
            throw e;
        } catch (IOException e) {
            if (late.get()) {
                throw new IscsiException(Kind.TIMED_OUT, "no answer in time: iSNS query", e);
            }
            boolean broken = e instanceof ProtocolException fault && fault.fault() != ProtocolException.Fault.TRUNCATED;
            throw new IscsiException(broken ? Kind.PROTOCOL : Kind.CLOSED, String.valueOf(e.getMessage()), e);
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // nothing more can be done for a socket that does not even close
        }
    }

    /** Walks over the targets one by one, and asks for the portals of each. */
    private static List<DiscoveredTarget> ask(IsnsExchange exchange, String initiatorName) throws IOException {
        List<DiscoveredTarget> targets = new ArrayList<>();
        String name = next(exchange, initiatorName, "");
        for (int i = 0; !name.isEmpty(); i++) {
            if (i >= MAX_TARGETS) {
                throw new ProtocolException("the iSNS server tells targets without end");
            }
            List<TargetAddress> portals = portals(exchange, initiatorName, name);
            if (!portals.isEmpty()) {
                targets.add(new DiscoveredTarget(name, portals));
            }
            name = next(exchange, initiatorName, name);
        }
        return targets;
    }

    private static String next(IsnsExchange exchange, String initiatorName, String before) throws IOException {
        IsnsMessage request = new IsnsMessage().add(IsnsMessage.NAME, initiatorName);
        request = before.isEmpty() ? request.add(IsnsMessage.NAME, new byte[0]) : request.add(IsnsMessage.NAME, before);
        request.add(IsnsMessage.DELIMITER, new byte[0]).add(IsnsMessage.NODE_TYPE, TARGET_NODE);
        for (Attribute one : answer(exchange, DEVICE_GET_NEXT, request)) {
            String name = one.tag() == IsnsMessage.NAME ? one.text() : "";
            if (!name.isEmpty() && !name.equals(before)) {
                return name;
            }
        }
        return "";
    }

    private static List<TargetAddress> portals(IsnsExchange exchange, String initiatorName, String target)
            throws IOException {
        IsnsMessage request = new IsnsMessage()
                .add(IsnsMessage.NAME, initiatorName)
                .add(IsnsMessage.NAME, target)
                .add(IsnsMessage.DELIMITER, new byte[0])
                .add(IsnsMessage.PORTAL_ADDRESS, new byte[0])
                .add(IsnsMessage.PORTAL_PORT, new byte[0])
                .add(IsnsMessage.GROUP_TAG, new byte[0]);
        List<TargetAddress> portals = new ArrayList<>();
        String host = "";
        boolean added = false;
        for (Attribute one : answer(exchange, DEVICE_ATTRIBUTE_QUERY, request)) {
            if (one.tag() == IsnsMessage.PORTAL_ADDRESS && one.value().length == ADDRESS_LENGTH) {
                host = AddressText.of(address(one.value()));
                added = false;
            } else if (one.tag() == IsnsMessage.PORTAL_PORT && !host.isEmpty() && (one.number() & UDP_BIT) == 0) {
                portals.add(new TargetAddress(host, one.number() & PORT_BITS, -1));
                added = true;
            } else if (one.tag() == IsnsMessage.GROUP_TAG && added) {
                TargetAddress last = portals.remove(portals.size() - 1);
                portals.add(new TargetAddress(last.host(), last.port(), one.number() & PORT_BITS));
            }
        }
        return portals;
    }

    /** An IPv4 address comes mapped (RFC 4171 6.3.1), or from some servers with zeros in front of it. */
    private static InetAddress address(byte[] bytes) throws IOException {
        boolean zeros = true;
        for (int i = 0; i < ADDRESS_LENGTH - IPV4_LENGTH; i++) {
            zeros &= bytes[i] == 0;
        }
        boolean net = bytes[ADDRESS_LENGTH - IPV4_LENGTH] != 0;
        return InetAddress.getByAddress(
                zeros && net ? Arrays.copyOfRange(bytes, ADDRESS_LENGTH - IPV4_LENGTH, ADDRESS_LENGTH) : bytes);
    }

    private static List<Attribute> answer(IsnsExchange exchange, int function, IsnsMessage request) throws IOException {
        ByteBuffer response = exchange.ask(function, request.payload());
        if (response.remaining() < Integer.BYTES) {
            throw new ProtocolException("iSNS response without status");
        }
        int status = response.getInt();
        if (status == NO_SUCH_ENTRY) {
            return List.of();
        }
        if (status != 0) {
            throw new IscsiException(Kind.REJECTED, IsnsStatus.text(status));
        }
        return IsnsMessage.read(response);
    }
}
