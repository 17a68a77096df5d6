package io.vtool.emulator.array.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One iSCSI target of an array.
 *
 * @param iqn iSCSI name
 * @param portals where it can be reached
 * @param luns what it shows
 * @param chap authentication, null for none
 * @param acl names of the initiators that may log in; empty for everyone
 */
public record TargetConfig(
        String iqn,
        List<PortalConfig> portals,
        List<LunConfig> luns,
        @Nullable ChapConfig chap,
        List<String> acl) {

    /** Copies the lists. */
    public TargetConfig {
        portals = List.copyOf(portals);
        luns = List.copyOf(luns);
        acl = List.copyOf(acl);
    }

    /**
     * Tells whether an initiator may use this target.
     *
     * @param initiatorName iSCSI name
     * @return true if the access list is empty or has the name
     */
    public boolean admits(String initiatorName) {
        return acl.isEmpty() || acl.contains(initiatorName);
    }

    /**
     * Returns the same target with other LUNs.
     *
     * @param other what it shows
     * @return the changed target
     */
    public TargetConfig withLuns(List<LunConfig> other) {
        return new TargetConfig(iqn, portals, other, chap, acl);
    }
}
