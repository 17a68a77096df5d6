package io.vtool.iscsi.target;

import org.jspecify.annotations.Nullable;

/**
 * The I_T nexus a command arrives on (SAM-5 4.6, RFC 7143 4.4.2).
 *
 * @param initiatorName iSCSI name of the initiator
 * @param isid initiator session id, 6 bytes in the low 48 bits
 * @param targetName iSCSI name of the target
 * @param targetPortalGroup target portal group tag
 * @param relativePort relative target port identifier of the portal group, from 1
 * @param sessionHandle number of this session, never reused while the process lives: a reinstated session is a new nexus
 *     for unit attentions
 * @param portal name of the portal that it came through, null if that has none; not a part of what the nexus is
 */
public record Nexus(
        String initiatorName,
        long isid,
        String targetName,
        int targetPortalGroup,
        int relativePort,
        long sessionHandle,
        @Nullable String portal) {

    /** A nexus that came through a portal without a name. */
    public Nexus(
            String initiatorName,
            long isid,
            String targetName,
            int targetPortalGroup,
            int relativePort,
            long sessionHandle) {
        this(initiatorName, isid, targetName, targetPortalGroup, relativePort, sessionHandle, null);
    }

    // written out: what the language makes for a record is made anew in each run, and each command of the lab needs it

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Nexus nexus
                && sessionHandle == nexus.sessionHandle
                && isid == nexus.isid
                && targetPortalGroup == nexus.targetPortalGroup
                && relativePort == nexus.relativePort
                && initiatorName.equals(nexus.initiatorName)
                && targetName.equals(nexus.targetName);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * initiatorName.hashCode() + targetName.hashCode()) + Long.hashCode(sessionHandle);
    }

    /**
     * Returns the initiator port name as persistent reservations know it.
     *
     * @return {@code iqn...,i,0x} and 12 hex digits (SPC-4 7.6.4.6)
     */
    public String initiatorPort() {
        String hex = Long.toHexString(isid);
        return initiatorName + ",i,0x" + "0".repeat(Math.max(0, 12 - hex.length())) + hex;
    }
}
