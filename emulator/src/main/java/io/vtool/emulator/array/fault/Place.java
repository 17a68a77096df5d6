package io.vtool.emulator.array.fault;

import io.vtool.emulator.array.config.TargetPort;
import io.vtool.iscsi.target.Nexus;
import org.jspecify.annotations.Nullable;

/**
 * Where in an array a fault is. What is left open is everywhere.
 *
 * @param volume name of the volume, null for every one
 * @param portGroup target port group through which the fault is met, 0 for every one
 * @param portal name of the portal through which the fault is met, null for every one
 * @param target iSCSI name of the target through which the fault is met, null for every one
 * @param initiator iSCSI name of the initiator that meets it, null for every one
 */
public record Place(
        @Nullable String volume,
        int portGroup,
        @Nullable String portal,
        @Nullable String target,
        @Nullable String initiator) {

    /** All volumes through all ports. */
    public static final Place EVERYWHERE = new Place(null, 0, null, null, null);

    /**
     * Names a volume, through all ports.
     *
     * @param volume name of the volume
     * @return the place
     */
    public static Place volume(String volume) {
        return new Place(volume, 0, null, null, null);
    }

    /**
     * Narrows the place to a target port group.
     *
     * @param group target port group number
     * @return the narrower place
     */
    public Place inGroup(int group) {
        return new Place(volume, group, portal, target, initiator);
    }

    /**
     * Narrows the place to a portal. Portals that share a target portal group tag are one SCSI port and yet several ways.
     *
     * @param name address of the portal, as the definition has it
     * @return the narrower place
     */
    public Place through(String name) {
        return new Place(volume, portGroup, name, target, initiator);
    }

    /**
     * Narrows the place to a target.
     *
     * @param iqn iSCSI name of the target
     * @return the narrower place
     */
    public Place ofTarget(String iqn) {
        return new Place(volume, portGroup, portal, iqn, initiator);
    }

    /**
     * Narrows the place to an initiator.
     *
     * @param name iSCSI name of the initiator
     * @return the narrower place
     */
    public Place forInitiator(String name) {
        return new Place(volume, portGroup, portal, target, name);
    }

    /**
     * Tells whether commands of a nexus to a volume pass here.
     *
     * @param name name of the volume
     * @param nexus the nexus
     * @param port the port of the nexus, null if the array has no such port
     * @return true if so
     */
    public boolean covers(String name, Nexus nexus, @Nullable TargetPort port) {
        return coversVolume(name)
                && (target == null || target.equals(nexus.targetName()))
                && (initiator == null || initiator.equals(nexus.initiatorName()))
                && (portGroup == 0 || port != null && port.group() == portGroup)
                && (portal == null || portal.equals(nexus.portal()));
    }

    /**
     * Tells whether the place is in a volume, whatever the way there.
     *
     * @param name name of the volume
     * @return true if so
     */
    public boolean coversVolume(String name) {
        return volume == null || volume.equals(name);
    }
}
