package io.vtool.iscsi.admin;

import java.util.List;

/** What came of a discovery. */
public sealed interface DiscoveryOutcome permits DiscoveryOutcome.Found, OperationFailure {
    /**
     * The portal answered.
     *
     * @param portals the targets' portals in the order of the answer
     */
    record Found(List<TargetPortal> portals) implements DiscoveryOutcome {
        /** Copies the list. */
        public Found {
            portals = List.copyOf(portals);
        }
    }

    /**
     * One portal of one target.
     *
     * @param target iSCSI name
     * @param portal its portal
     * @param groupTag target portal group tag
     */
    record TargetPortal(String target, Portal portal, int groupTag) {}
}
