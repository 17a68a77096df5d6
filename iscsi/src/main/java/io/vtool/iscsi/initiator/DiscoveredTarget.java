package io.vtool.iscsi.initiator;

import java.util.List;

/**
 * A target that a discovery found.
 *
 * @param name its iSCSI name
 * @param addresses where it is reached, in the order told; never empty
 */
public record DiscoveredTarget(String name, List<TargetAddress> addresses) {

    /** Copies the list. */
    public DiscoveredTarget {
        addresses = List.copyOf(addresses);
    }
}
