package io.vtool.multipath.host;

import org.jspecify.annotations.Nullable;

/**
 * One SCSI disk of a machine, as its kernel shows it.
 *
 * @param name kernel name ({@code sdb})
 * @param host SCSI host number
 * @param channel SCSI channel
 * @param target SCSI target number
 * @param lun logical unit number
 * @param session number of the iSCSI session, 0 for none
 * @param major major device number
 * @param minor minor device number
 * @param vendor vendor identification of INQUIRY, without blanks at its end
 * @param product product identification of INQUIRY, without blanks at its end
 * @param revision product revision of INQUIRY, without blanks at its end
 * @param sectors size in 512-byte sectors as the kernel last read it
 * @param blockSize size of a logical block in bytes
 * @param state state of the SCSI device: {@code running}, {@code offline}, {@code blocked}, {@code transport-offline} ...
 * @param readOnly whether the kernel treats it as write-protected
 * @param targetName name of the iSCSI target, null for another transport
 * @param portal address of the portal it is reached through, without port; null for another transport
 * @param portalPort TCP port of the portal
 * @param portalGroup iSCSI target portal group tag
 * @param hostAddress local address of the iSCSI connection, null while there is none
 * @param timeoutSeconds the kernel's timeout of a command
 */
public record BlockDevice(
        String name,
        int host,
        int channel,
        int target,
        long lun,
        int session,
        int major,
        int minor,
        String vendor,
        String product,
        String revision,
        long sectors,
        int blockSize,
        String state,
        boolean readOnly,
        @Nullable String targetName,
        @Nullable String portal,
        int portalPort,
        int portalGroup,
        @Nullable String hostAddress,
        int timeoutSeconds) {

    /** {@code host:channel:target:lun}. */
    public String hcil() {
        return host + ":" + channel + ":" + target + ":" + lun;
    }

    /** {@code major:minor}. */
    public String devt() {
        return major + ":" + minor;
    }

    /** Address and port of the portal, an IPv6 address in brackets; null for another transport. */
    public @Nullable String portalText() {
        String address = portal;
        if (address == null) {
            return null;
        }
        return (address.indexOf(':') >= 0 ? "[" + address + "]" : address) + ":" + portalPort;
    }

    /** Where sysfs has it; devices are enumerated in the order of these texts. */
    public String systemPath() {
        return "/devices/platform/host" + host + "/session" + session + "/target" + host + ":" + channel + ":" + target
                + "/" + hcil() + "/block/" + name;
    }
}
