package io.vtool.lvm.write;

import io.vtool.lvm.write.PoolBlocks.Entry;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The metadata of a thin pool as device-mapper keeps it: a superblock, the devices with the blocks they map, and which
 * blocks of data and metadata are in use.
 */
final class ThinMetadataImage {
    private static final long MAGIC = 27_022_010;
    private static final int FORMAT = 2;
    private static final int SUPERBLOCK_SALT = 160_774;
    private static final int TIME_BITS = 24;
    private static final int DATA_SPACE_OFFSET = 64;
    private static final int METADATA_SPACE_OFFSET = 192;

    /**
     * A thin device.
     *
     * @param blocks the block of the pool under each of its own, from the first on; those of a snapshot's origin may be
     *     among them
     * @param made the pool's count of snapshots when it was made
     * @param snapped that count when the last snapshot of it was made
     */
    record Device(long number, long[] blocks, long made, long snapped) {}

    private ThinMetadataImage() {}

    /**
     * The blocks that are in use, from the first on.
     *
     * @param metadataBytes the size of the metadata volume
     * @param dataBlocks blocks of data in the pool
     * @param chunkSectors the size of one
     * @param transaction the pool's transaction
     * @param used blocks of data in use; they are the first ones
     * @param times for each of those, the count of snapshots when it was taken
     * @param time the count of snapshots
     * @param devices by ascending numbers
     */
    static byte[] of(
            long metadataBytes,
            long dataBlocks,
            long chunkSectors,
            long transaction,
            int used,
            int[] times,
            int time,
            List<Device> devices) {
        PoolBlocks image = new PoolBlocks();
        image.add(); // the superblock comes last
        int[] uses = new int[used];
        List<Entry> roots = new ArrayList<>();
        List<Entry> details = new ArrayList<>();
        for (Device device : devices) {
            List<Entry> mappings = new ArrayList<>();
            for (int i = 0; i < device.blocks().length; i++) {
                int block = (int) device.blocks()[i];
                uses[block]++;
                mappings.add(new Entry(i, (long) block << TIME_BITS | times[block]));
            }
            roots.add(new Entry(device.number(), image.tree(mappings, 1)));
            details.add(new Entry(
                    device.number(),
                    device.blocks().length,
                    device.number() - 1,
                    device.made() | device.snapped() << Integer.SIZE));
        }
        long mappingRoot = image.tree(roots, 1);
        long detailsRoot = image.tree(details, 3);
        long[] space = image.dataSpace(dataBlocks, used, block -> uses[(int) block]);
        ByteBuffer head = image.block(0);
        head.putLong(32, MAGIC).putInt(40, FORMAT).putInt(44, time).putLong(48, transaction);
        head.putLong(320, mappingRoot).putLong(328, detailsRoot);
        head.putInt(336, (int) chunkSectors).putInt(340, PoolBlocks.BLOCK / 512);
        head.putLong(344, metadataBytes / PoolBlocks.BLOCK);
        image.space(DATA_SPACE_OFFSET, dataBlocks, used, space[0], space[1]);
        image.metadataSpace(METADATA_SPACE_OFFSET, metadataBytes / PoolBlocks.BLOCK);
        image.seal(0, SUPERBLOCK_SALT);
        return image.bytes();
    }
}
