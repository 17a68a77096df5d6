package io.vtool.lvm.write;

/**
 * A device that becomes a PV.
 *
 * @param device the path the metadata tells as a hint, for example /dev/sda
 * @param metadataCopies how many metadata areas: 0, 1, or 2 with the second one at the end of the device
 * @param metadataSize how large an area is at least, in bytes; 0 for what lvm2 takes by itself
 * @param ignored whether its metadata areas are marked as not to be used
 * @param allocatable whether extents may be taken from it
 */
public record PvPlan(
        BlockTarget target,
        String device,
        int metadataCopies,
        long metadataSize,
        boolean ignored,
        boolean allocatable) {
    /** A PV as {@code pvcreate} makes it without options. */
    public static PvPlan of(BlockTarget target, String device) {
        return new PvPlan(target, device, 1, 0, false, true);
    }

    /** The same with another number and size of metadata areas. */
    public PvPlan withMetadata(int copies, long size) {
        return new PvPlan(target, device, copies, size, ignored, allocatable);
    }

    /** The same with its metadata areas not to be used. */
    public PvPlan withIgnoredMetadata() {
        return new PvPlan(target, device, metadataCopies, metadataSize, true, allocatable);
    }

    /** The same with no extents to be taken from it. */
    public PvPlan notAllocatable() {
        return new PvPlan(target, device, metadataCopies, metadataSize, ignored, false);
    }
}
