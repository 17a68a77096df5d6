package io.vtool.iscsi.node;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * What identifies a node record.
 *
 * @param target iSCSI name
 * @param address host or address of the portal, an IPv6 address without brackets
 * @param port TCP port
 * @param tpgt target portal group tag, {@link #UNKNOWN_GROUP} when nobody said
 * @param iface name of the interface record
 */
public record NodeAddress(String target, String address, int port, int tpgt, String iface)
        implements Comparable<NodeAddress> {
    /** The tag of a portal that was added by hand without one. */
    public static final int UNKNOWN_GROUP = -1;

    private static final int LONGEST = 255;

    @Override
    public int compareTo(NodeAddress other) {
        int order = target.compareTo(other.target);
        if (order == 0) {
            order = address.compareTo(other.address);
        }
        if (order == 0) {
            order = Integer.compare(port, other.port);
        }
        return order == 0 ? iface.compareTo(other.iface) : order;
    }

    /** Whether the names may be parts of a path, alone and all together: no separator, not a folder's own name, not too long. */
    public boolean fitsPath() {
        return fits(target)
                && fits(address)
                && fits(iface)
                && DiscoveryFolder.name(this).getBytes(StandardCharsets.UTF_8).length <= LONGEST;
    }

    static boolean fits(String name) {
        return !name.isEmpty()
                && !name.startsWith(".")
                && name.indexOf('/') < 0
                && name.indexOf('\n') < 0
                && name.length() <= LONGEST
                && isPath(name);
    }

    /** Whether the system's encoding of file names has all its characters. */
    private static boolean isPath(String name) {
        try {
            Path unused = Path.of(name);
            return true;
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
