package io.vtool.multipath.host;

/**
 * One device-mapper device.
 *
 * @param name name of the map
 * @param uuid its UUID, {@code mpath-} and the WWID for multipath; empty for none
 * @param major major device number
 * @param minor minor device number
 * @param openCount how many hold it open
 * @param suspended whether it is suspended
 * @param readOnly whether it is read-only
 * @param sectors size of its table in sectors
 * @param targetType type of its first target, {@code multipath}; empty without a table
 */
public record MapDevice(
        String name,
        String uuid,
        int major,
        int minor,
        int openCount,
        boolean suspended,
        boolean readOnly,
        long sectors,
        String targetType) {
    private static final String PREFIX = "mpath-";

    /** Whether multipath made it. */
    public boolean isMultipath() {
        return uuid.startsWith(PREFIX);
    }

    /** The WWID in its UUID. */
    public String wwid() {
        return isMultipath() ? uuid.substring(PREFIX.length()) : uuid;
    }
}
