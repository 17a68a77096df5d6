package io.vtool.emulator.array.unit;

import io.vtool.iscsi.target.Nexus;

/**
 * An I_T nexus as persistent reservations remember it, across sessions.
 *
 * @param relativePort relative target port identifier
 * @param initiatorPort iSCSI initiator port name, {@code iqn...,i,0x} and the ISID
 */
public record Registrant(int relativePort, String initiatorPort) {
    /**
     * Names a nexus.
     *
     * @param nexus the nexus
     * @return its registrant name
     */
    public static Registrant of(Nexus nexus) {
        return new Registrant(nexus.relativePort(), nexus.initiatorPort());
    }
}
