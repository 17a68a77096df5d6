package io.vtool.lvm.write;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The metadata of a cache as device-mapper keeps it in its second format: a superblock, what is held, and what of it is dirty. */
final class CacheMetadataImage {
    private static final long MAGIC = 1_623_043;
    private static final int FORMAT = 2;
    private static final int CLEAN = 1;
    private static final int SUPERBLOCK_SALT = 9_031_977;
    private static final String POLICY = "smq";
    private static final int POLICY_VERSION = 2;
    private static final int METADATA_SPACE_OFFSET = 64;
    private static final int VALID = 1;
    private static final int ORIGIN_SHIFT = 16;

    private CacheMetadataImage() {}

    /**
     * The blocks that are in use, from the first on. The cache holds the first blocks of its origin in order.
     *
     * @param metadataBytes the room for it
     * @param blocks blocks of the cache
     * @param chunkSectors the size of one
     * @param held blocks of the origin that it holds
     * @param dirty of those, the ones that the origin does not have yet
     */
    static byte[] of(long metadataBytes, int blocks, long chunkSectors, int held, int dirty) {
        PoolBlocks image = new PoolBlocks();
        image.add(); // the superblock comes last
        long[] mappings = new long[blocks];
        for (int i = 0; i < held; i++) {
            mappings[i] = (long) i << ORIGIN_SHIFT | VALID;
        }
        long[] bits = new long[(blocks + Long.SIZE - 1) / Long.SIZE];
        for (int i = 0; i < dirty; i++) {
            bits[i / Long.SIZE] |= 1L << i % Long.SIZE;
        }
        long mappingRoot = image.array(mappings, Long.BYTES);
        long dirtyRoot = image.array(bits, Long.BYTES);
        long hintRoot = image.array(new long[blocks], Integer.BYTES);
        long discardRoot = image.tree(List.of(), 1);
        ByteBuffer head = image.block(0);
        head.putInt(4, CLEAN).putLong(32, MAGIC).putInt(40, FORMAT);
        head.put(44, POLICY.getBytes(StandardCharsets.US_ASCII)).putInt(60, Integer.BYTES);
        head.putLong(192, mappingRoot).putLong(200, hintRoot).putLong(208, discardRoot);
        head.putInt(232, (int) chunkSectors).putInt(236, PoolBlocks.BLOCK / 512).putInt(240, blocks);
        head.putInt(272, POLICY_VERSION).putLong(284, dirtyRoot);
        image.metadataSpace(METADATA_SPACE_OFFSET, metadataBytes / PoolBlocks.BLOCK);
        image.seal(0, SUPERBLOCK_SALT);
        return image.bytes();
    }
}
