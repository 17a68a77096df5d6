package io.vtool.lvm.thin;

import io.vtool.lvm.disk.BlockSource;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Reads the superblock and the tree of devices; blocks of 4 KiB, numbers little-endian, checksums CRC-32C. */
public final class ThinMetadata {
    private static final long MAGIC = 27_022_010;
    private static final int MAGIC_OFFSET = 32;
    private static final int TRANSACTION_OFFSET = 48;
    private static final int DATA_SPACE_OFFSET = 64;
    private static final int METADATA_SPACE_OFFSET = 192;
    private static final int DETAILS_ROOT_OFFSET = 328;
    private static final int BLOCK_SECTORS_OFFSET = 336;
    private static final long SUPERBLOCK_SALT = 160_774;
    private static final int DETAILS_SIZE = 24;

    private final BlockSource source;
    private final Map<Long, Long> mapped = new HashMap<>();

    private ThinMetadata(BlockSource source) {
        this.source = source;
    }

    /**
     * What the metadata says.
     *
     * @param source the pool's metadata volume
     * @throws PoolMetadataException if it is none or damaged
     * @throws IOException if it cannot be read
     */
    public static ThinUsage read(BlockSource source) throws IOException {
        return new ThinMetadata(source).superblock();
    }

    private ThinUsage superblock() throws IOException {
        MetadataBlock block = MetadataBlock.read(source, 0);
        if (block.u64(MAGIC_OFFSET) != MAGIC) {
            throw new PoolMetadataException("there is no thin pool metadata");
        }
        block.check(SUPERBLOCK_SALT);
        long totalData = block.u64(DATA_SPACE_OFFSET);
        long usedData = block.u64(DATA_SPACE_OFFSET + 8);
        long totalMetadata = block.u64(METADATA_SPACE_OFFSET);
        long usedMetadata = block.u64(METADATA_SPACE_OFFSET + 8);
        if (usedData < 0 || usedData > totalData || usedMetadata < 0 || usedMetadata > totalMetadata) {
            throw new PoolMetadataException("the superblock counts more blocks in use than there are");
        }
        new MetadataTree(source, "devices", DETAILS_SIZE).walk(block.u64(DETAILS_ROOT_OFFSET), mapped::put);
        return new ThinUsage(
                block.u64(TRANSACTION_OFFSET),
                block.u32(BLOCK_SECTORS_OFFSET),
                usedData,
                totalData,
                usedMetadata,
                totalMetadata,
                mapped);
    }
}
