package io.vtool.emulator.lab.unit;

import io.vtool.iscsi.text.AddressText;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Addresses of portals as text: {@code 127.0.10.1:3260}, {@code [::1]:3260}. Never a host name: nothing is looked up. */
public final class PortalAddress {
    /** The port of iSCSI (RFC 7143 section 14). */
    public static final int DEFAULT_PORT = 3260;

    private static final int HIGHEST_PORT = 65535;
    private static final int IPV4_PARTS = 4;

    private PortalAddress() {}

    /**
     * Understands an address; without a port it has the default one.
     *
     * @param text {@code HOST} or {@code HOST:PORT}, an IPv6 host in brackets when a port follows
     * @return null if it is none
     */
    public static @Nullable InetSocketAddress parse(String text) {
        String host = text;
        int port = DEFAULT_PORT;
        int colon = text.lastIndexOf(':');
        boolean bare = text.indexOf(':') != colon && !text.startsWith("[");
        if (colon >= 0 && !bare && colon > text.indexOf(']')) {
            host = text.substring(0, colon);
            port = number(text.substring(colon + 1), HIGHEST_PORT);
        }
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
            bare = true;
        }
        if (port < 0 || !(bare ? looksLikeIpv6(host) : isIpv4(host))) {
            return null;
        }
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /**
     * Writes an address, of IPv6 as RFC 5952 has it.
     *
     * @param address the address
     * @return what {@link #parse} understands
     */
    public static String format(InetSocketAddress address) {
        InetAddress host = address.getAddress();
        boolean old = !(host instanceof Inet6Address);
        return (old ? host.getHostAddress() : "[" + AddressText.of(host) + "]") + ":" + address.getPort();
    }

    /**
     * Writes an address of which host and port are known.
     *
     * @param host IPv4 or IPv6 address, without brackets
     * @param port TCP port
     * @return the address as the definition has it
     */
    public static String canonical(String host, int port) {
        if (host.indexOf(':') < 0) {
            return host + ":" + port;
        }
        InetSocketAddress address = parse("[" + host + "]:" + port);
        return address == null ? host : format(address);
    }

    private static boolean isIpv4(String host) {
        String[] parts = host.split("\\.", -1);
        boolean good = parts.length == IPV4_PARTS;
        for (String part : parts) {
            good &= number(part, 255) >= 0;
        }
        return good;
    }

    /** Only what cannot be taken for a host name reaches the resolver, which then just parses it. */
    private static boolean looksLikeIpv6(String host) {
        boolean good = host.indexOf(':') >= 0;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            good &= c == ':' || c == '.' || Character.digit(c, 16) >= 0 && c < 0x80;
        }
        return good;
    }

    private static int number(String digits, int highest) {
        if (digits.isEmpty() || digits.length() > 5) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value <= highest ? value : -1;
    }
}
