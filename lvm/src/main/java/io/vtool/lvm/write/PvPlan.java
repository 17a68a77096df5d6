package io.vtool.lvm.write;

import java.util.List;

/**
 * A device that becomes a PV.
 *
 * @param device the path the metadata tells as a hint, for example /dev/sda
 * @param metadataCopies how many metadata areas: 0, 1, or 2 with the second one at the end of the device
 * @param metadataSize how large an area is at least, in bytes; 0 for what lvm2 takes by itself
 * @param ignored whether its metadata areas are marked as not to be used
 * @param allocatable whether extents may be taken from it
 * @param room where its data starts
 */
public record PvPlan(
        BlockTarget target,
        String device,
        int metadataCopies,
        long metadataSize,
        boolean ignored,
        boolean allocatable,
        Room room,
        List<String> tags) {
    /** Keeps a copy of the list. */
    public PvPlan {
        tags = List.copyOf(tags);
    }

    /**
     * Where the data of a PV starts, in bytes.
     *
     * @param alignment what the start is a multiple of, before the offset; 0 for what lvm2 takes by itself
     * @param offset how much further it is
     * @param bootloader room for a boot loader in front of it, at least
     */
    public record Room(long alignment, long offset, long bootloader) {
        /** As {@code pvcreate} does it without options. */
        public static final Room USUAL = new Room(0, 0, 0);
    }

    /** A PV as {@code pvcreate} makes it without options. */
    public static PvPlan of(BlockTarget target, String device) {
        return new PvPlan(target, device, 1, 0, false, true, Room.USUAL, List.of());
    }

    /** The same with another number and size of metadata areas. */
    public PvPlan withMetadata(int copies, long size) {
        return new PvPlan(target, device, copies, size, ignored, allocatable, room, tags);
    }

    /** The same with its metadata areas not to be used. */
    public PvPlan withIgnoredMetadata() {
        return new PvPlan(target, device, metadataCopies, metadataSize, true, allocatable, room, tags);
    }

    /** The same with no extents to be taken from it. */
    public PvPlan notAllocatable() {
        return new PvPlan(target, device, metadataCopies, metadataSize, ignored, false, room, tags);
    }

    /** The same with its data elsewhere. */
    public PvPlan withRoom(Room other) {
        return new PvPlan(target, device, metadataCopies, metadataSize, ignored, allocatable, other, tags);
    }

    /** The same with tags. */
    public PvPlan withTags(List<String> words) {
        return new PvPlan(target, device, metadataCopies, metadataSize, ignored, allocatable, room, words);
    }
}
