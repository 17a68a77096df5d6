package io.vtool.iscsi.admin;

/**
 * Where an iSCSI node listens.
 *
 * @param address host name or address; an IPv6 address has no brackets here
 * @param port TCP port
 */
public record Portal(String address, int port) {
    /** The port of iSCSI (RFC 7143 13.8). */
    public static final int DEFAULT_PORT = 3260;

    private static final int PORTS = 1 << 16;

    /**
     * Reads {@code host}, {@code host:port}, {@code [ipv6]:port}, with {@code ,tag} at the end or not. As in the real
     * program a port that is no number counts as 0, and one that is too large loses its upper bits.
     *
     * @param text as the user wrote it
     */
    public static Portal parse(String text) {
        return parse(text, DEFAULT_PORT);
    }

    /** Reads the same with another port where none is given. */
    static Portal parse(String text, int usualPort) {
        String rest = text.strip();
        int comma = rest.indexOf(',');
        if (comma >= 0) {
            rest = rest.substring(0, comma);
        }
        int close = rest.startsWith("[") ? rest.indexOf(']') : -1;
        int colon = close < 0 ? rest.indexOf(':') : rest.indexOf(':', close);
        boolean bareIpv6 = close < 0 && colon >= 0 && rest.indexOf(':', colon + 1) >= 0;
        if (bareIpv6 || colon < 0) {
            String host = close < 0 ? rest : rest.substring(1, close);
            return new Portal(host, usualPort);
        }
        String host = close < 0 ? rest.substring(0, colon) : rest.substring(1, close);
        return new Portal(host, digits(rest, colon + 1) % PORTS);
    }

    /**
     * The target portal group tag behind the comma, -1 without one.
     *
     * @param text as the user wrote it
     */
    public static int groupTag(String text) {
        int comma = text.indexOf(',');
        return comma < 0 ? -1 : digits(text, comma + 1);
    }

    /** {@code address:port} with brackets around IPv6. */
    @Override
    public String toString() {
        return show(address) + ":" + port;
    }

    /**
     * An address as listings show it: IPv6 in brackets.
     *
     * @param address host name or address
     */
    public static String show(String address) {
        return address.indexOf(':') >= 0 ? "[" + address + "]" : address;
    }

    private static int digits(String text, int start) {
        int number = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9' || number > Integer.MAX_VALUE / 10 - 1) {
                break;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }
}
