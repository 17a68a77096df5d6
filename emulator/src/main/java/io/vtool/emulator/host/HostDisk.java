package io.vtool.emulator.host;

import io.vtool.iscsi.admin.Portal;

/**
 * A SCSI disk of a host, as its kernel knows it: what was read when it was found or last rescanned, not what the array would
 * say now.
 *
 * @param name block device, {@code sda}
 * @param host SCSI host number
 * @param lun logical unit number as Linux shows it
 * @param major major device number
 * @param minor minor device number
 * @param type peripheral device type (SPC-5 6.6.2)
 * @param vendor T10 VENDOR IDENTIFICATION without blanks at the end
 * @param product PRODUCT IDENTIFICATION without blanks at the end
 * @param revision PRODUCT REVISION LEVEL without blanks at the end
 * @param serial unit serial number, empty when it has none
 * @param naa NAA identifier in hexadecimal, empty when it has none
 * @param blocks capacity in logical blocks
 * @param blockSize bytes of a logical block
 * @param readOnly whether it was write-protected
 * @param state the device's state
 * @param sid number of the iSCSI session
 * @param targetName iSCSI name of the target
 * @param portal the portal the session is connected to
 * @param groupTag target portal group tag
 */
public record HostDisk(
        String name,
        int host,
        long lun,
        int major,
        int minor,
        int type,
        String vendor,
        String product,
        String revision,
        String serial,
        String naa,
        long blocks,
        int blockSize,
        boolean readOnly,
        DiskState state,
        int sid,
        String targetName,
        Portal portal,
        int groupTag) {
    private static final int SECTOR = 512;

    /**
     * Returns the address on the SCSI bus; channel and target are 0 with iSCSI.
     *
     * @return {@code host:channel:target:lun}
     */
    public String hctl() {
        return host + ":0:0:" + lun;
    }

    /**
     * Returns the device number.
     *
     * @return {@code major:minor}
     */
    public String devt() {
        return major + ":" + minor;
    }

    /**
     * Returns the capacity as {@code /sys/block/sdX/size} shows it.
     *
     * @return sectors of 512 bytes
     */
    public long sectors() {
        return blocks * (blockSize / SECTOR);
    }
}
