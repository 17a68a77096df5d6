package io.vtool.iscsi.initiator;

import org.jspecify.annotations.Nullable;

/**
 * Where a target or an iSNS server is reached: the value of TargetAddress (RFC 7143 13.8).
 *
 * @param host name, IPv4 address or IPv6 address without brackets
 * @param port TCP port, 1 to 65535
 * @param groupTag target portal group tag, 0 to 65535, or -1 if it was not told
 */
public record TargetAddress(String host, int port, int groupTag) {
    /** The port of a target that tells none. */
    public static final int DEFAULT_PORT = 3260;

    private static final int MAX_HOST = 255;
    private static final int MAX_NUMBER = 65535;

    /**
     * Reads {@code host[:port][,tag]}, where an IPv6 address stands in brackets, or alone without port.
     *
     * @param text the address
     * @return the address, or null if the text is none
     */
    public static @Nullable TargetAddress parse(String text) {
        int comma = text.lastIndexOf(',');
        int tag = comma < 0 ? -1 : number(text, comma + 1);
        String place = comma < 0 ? text : text.substring(0, comma);
        if (comma >= 0 && tag < 0) {
            return null;
        }
        int bracket = place.indexOf(']');
        if (place.startsWith("[")) {
            if (bracket < 0) {
                return null;
            }
            return make(place.substring(1, bracket), place.substring(bracket + 1), tag);
        }
        int colon = place.indexOf(':');
        if (colon < 0 || place.indexOf(':', colon + 1) >= 0) {
            return make(place, "", tag);
        }
        return make(place.substring(0, colon), place.substring(colon), tag);
    }

    private static @Nullable TargetAddress make(String host, String suffix, int tag) {
        int port = suffix.isEmpty() ? DEFAULT_PORT : suffix.charAt(0) == ':' ? number(suffix, 1) : -1;
        return port > 0 && isHost(host) ? new TargetAddress(host, port, tag) : null;
    }

    private static boolean isHost(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c <= ' ' || c >= 0x7f && c < 0xa0 || c == '[' || c == ']' || c == '/' || c == ',') {
                return false;
            }
        }
        return !host.isEmpty() && host.length() <= MAX_HOST;
    }

    private static int number(String text, int from) {
        int value = 0;
        for (int i = from; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
            if (value > MAX_NUMBER) {
                return -1;
            }
        }
        return from == text.length() ? -1 : value;
    }

    /**
     * Returns the place without the tag.
     *
     * @return {@code host:port}, with brackets around an IPv6 address
     */
    public String place() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    /**
     * Returns the address as TargetAddress writes it.
     *
     * @return {@code host:port}, and {@code ,tag} if there is one
     */
    @Override
    public String toString() {
        return groupTag < 0 ? place() : place() + "," + groupTag;
    }
}
