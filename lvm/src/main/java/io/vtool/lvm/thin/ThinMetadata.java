package io.vtool.lvm.thin;

import io.vtool.lvm.disk.BlockSource;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

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
    private static final long NODE_SALT = 121_107;
    private static final int NODE_HEADER = 32;
    private static final int ENTRIES_OFFSET = 16;
    private static final int CAPACITY_OFFSET = 20;
    private static final int VALUE_SIZE_OFFSET = 24;
    private static final int DETAILS_SIZE = 24;
    private static final int LEAF = 2;
    private static final int MOST_NODES = 10_000;
    private static final int DEEPEST = 12;

    private final BlockSource source;
    private final Set<Long> seen = new HashSet<>();
    private final Map<Long, Long> mapped = new HashMap<>();

    private ThinMetadata(BlockSource source) {
        this.source = source;
    }

    /**
     * What the metadata says.
     *
     * @param source the pool's metadata volume
     * @throws ThinMetadataException if it is none or damaged
     * @throws IOException if it cannot be read
     */
    public static ThinUsage read(BlockSource source) throws IOException {
        return new ThinMetadata(source).superblock();
    }

    private ThinUsage superblock() throws IOException {
        MetadataBlock block = MetadataBlock.read(source, 0);
        if (block.u64(MAGIC_OFFSET) != MAGIC) {
            throw new ThinMetadataException("there is no thin pool metadata");
        }
        block.check(SUPERBLOCK_SALT);
        long totalData = block.u64(DATA_SPACE_OFFSET);
        long usedData = block.u64(DATA_SPACE_OFFSET + 8);
        long totalMetadata = block.u64(METADATA_SPACE_OFFSET);
        long usedMetadata = block.u64(METADATA_SPACE_OFFSET + 8);
        if (usedData < 0 || usedData > totalData || usedMetadata < 0 || usedMetadata > totalMetadata) {
            throw new ThinMetadataException("the superblock counts more blocks in use than there are");
        }
        node(block.u64(DETAILS_ROOT_OFFSET), DEEPEST);
        return new ThinUsage(
                block.u64(TRANSACTION_OFFSET),
                block.u32(BLOCK_SECTORS_OFFSET),
                usedData,
                totalData,
                usedMetadata,
                totalMetadata,
                mapped);
    }

    private void node(long number, int depth) throws IOException {
        if (depth == 0 || seen.size() >= MOST_NODES || !seen.add(number)) {
            throw new ThinMetadataException("the tree of devices has no end at block " + number);
        }
        MetadataBlock block = MetadataBlock.read(source, number);
        block.check(NODE_SALT);
        long entries = block.u32(ENTRIES_OFFSET);
        long capacity = block.u32(CAPACITY_OFFSET);
        boolean leaf = (block.u32(4) & LEAF) != 0;
        long valueSize = block.u32(VALUE_SIZE_OFFSET);
        long values = NODE_HEADER + capacity * Long.BYTES;
        boolean sound = entries <= capacity
                && valueSize == (leaf ? DETAILS_SIZE : Long.BYTES)
                && values + capacity * valueSize <= MetadataBlock.SIZE;
        if (!sound) {
            throw new ThinMetadataException("block " + number + " is no node of the tree of devices");
        }
        for (int i = 0; i < entries; i++) {
            long value = block.u64((int) (values + i * valueSize));
            if (leaf) {
                mapped.put(block.u64(NODE_HEADER + i * Long.BYTES), value);
            } else {
                node(value, depth - 1);
            }
        }
    }
}
