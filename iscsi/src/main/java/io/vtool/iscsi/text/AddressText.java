package io.vtool.iscsi.text;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Addresses in the form that other programs write: IPv6 as RFC 5952 has it, which Java's own form is not. */
public final class AddressText {
    private static final int GROUPS = 8;

    private AddressText() {}

    /**
     * The text of an address, without brackets.
     *
     * @param address the address
     */
    public static String of(InetAddress address) {
        String plain = address.getHostAddress();
        if (!(address instanceof Inet6Address)) {
            return plain;
        }
        int scope = plain.indexOf('%');
        return compressed(address.getAddress()) + (scope < 0 ? "" : plain.substring(scope));
    }

    private static String compressed(byte[] bytes) {
        int best = -1;
        int longest = 1; // a single group of zeros stays
        for (int i = 0; i < GROUPS; i++) {
            int run = zeros(bytes, i);
            if (run > longest) {
                best = i;
                longest = run;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == best) {
                text.append("::");
                i += longest - 1;
            } else {
                if (i > 0 && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(group(bytes, i)));
            }
        }
        return text.toString();
    }

    private static int zeros(byte[] bytes, int from) {
        int run = 0;
        while (from + run < GROUPS && group(bytes, from + run) == 0) {
            run++;
        }
        return run;
    }

    private static int group(byte[] bytes, int index) {
        return (bytes[2 * index] & 0xff) << 8 | bytes[2 * index + 1] & 0xff;
    }
}
