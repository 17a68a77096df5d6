package io.vtool.iscsi.target;

import io.vtool.iscsi.login.ChapPolicy;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A target as it is to be served.
 *
 * @param name iSCSI name
 * @param alias alias told at login, or null
 * @param portals where it is reached
 * @param device its logical units
 * @param chap the proofs a login needs, or null for none
 * @param acl the initiator names that may see and use it, or null for everyone
 */
public record TargetDefinition(
        String name,
        @Nullable String alias,
        List<TargetPortal> portals,
        ScsiDevice device,
        @Nullable ChapPolicy chap,
        @Nullable Set<String> acl) {

    /** Copies the collections. */
    public TargetDefinition {
        portals = List.copyOf(portals);
        acl = acl == null ? null : Set.copyOf(acl);
    }

    boolean admits(String initiatorName) {
        return acl == null || acl.contains(initiatorName);
    }
}
