package io.vtool.lvm.thin;

import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.text.Section;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Reads the superblock of a cache (dm-cache) and its array of mappings: a tree of blocks, each with a number of mappings; a
 * mapping is the block of the origin with flags below it.
 */
public final class CacheMetadata {
    private static final long MAGIC = 1_623_043;
    private static final long SUPERBLOCK_SALT = 9_031_977;
    private static final int MAGIC_OFFSET = 32;
    private static final int VERSION_OFFSET = 40;
    private static final int SPACE_OFFSET = 64;
    private static final int MAPPING_ROOT_OFFSET = 192;
    private static final int BLOCK_SECTORS_OFFSET = 232;
    private static final int DIRTY_ROOT_OFFSET = 284;
    private static final int CACHE_BLOCKS_OFFSET = 240;
    private static final int NEWEST = 2;

    private static final long ARRAY_SALT = 595_846_735;
    private static final int ARRAY_NUMBER_OFFSET = 16;
    private static final int ARRAY_HEADER = 24;
    private static final int ARRAY_MOST_OFFSET = 4;
    private static final int ARRAY_ENTRIES_OFFSET = 8;
    private static final int ARRAY_SIZE_OFFSET = 12;
    private static final int VALID = 1;
    private static final int DIRTY = 2;

    private final BlockSource source;
    private final long blocks;
    private long read;
    private long used;
    private long dirty;
    private final BitSet valid = new BitSet();

    private CacheMetadata(BlockSource source, long blocks) {
        this.source = source;
        this.blocks = blocks;
    }

    /**
     * What the metadata says.
     *
     * @param source the cache pool's metadata volume, or the part of a cachevol that holds it
     * @throws PoolMetadataException if it is none or damaged
     * @throws IOException if it cannot be read
     */
    public static CacheUsage read(BlockSource source) throws IOException {
        MetadataBlock block = MetadataBlock.read(source, 0);
        if (block.u64(MAGIC_OFFSET) != MAGIC) {
            throw new PoolMetadataException("there is no cache metadata");
        }
        block.check(SUPERBLOCK_SALT);
        long format = block.u32(VERSION_OFFSET);
        if (format < 1 || format > NEWEST) {
            throw new PoolMetadataException("block 0 is of the unknown format " + format);
        }
        long total = block.u64(SPACE_OFFSET);
        long usedMetadata = block.u64(SPACE_OFFSET + Long.BYTES);
        if (usedMetadata < 0 || usedMetadata > total) {
            throw new PoolMetadataException("block 0 counts more blocks in use than there are");
        }
        CacheMetadata metadata = new CacheMetadata(source, block.u32(CACHE_BLOCKS_OFFSET));
        metadata.mappings(block.u64(MAPPING_ROOT_OFFSET));
        long dirty = format == NEWEST ? metadata.dirtyBits(block.u64(DIRTY_ROOT_OFFSET)) : metadata.dirty;
        return new CacheUsage(
                format, block.u32(BLOCK_SECTORS_OFFSET), metadata.used, metadata.blocks, dirty, usedMetadata, total);
    }

    /**
     * The part of a volume that is all of a cache in which the metadata is.
     *
     * @param settings those of the cached segment
     * @throws PoolMetadataException if the volume has no such part
     */
    public static BlockSource within(BlockSource volume, Section settings) throws PoolMetadataException {
        return new SourcePart(volume, settings.number("metadata_start", 0), settings.number("metadata_len", 0));
    }

    private void mappings(long root) throws IOException {
        new MetadataTree(source, "mappings", Long.BYTES).walk(root, (key, number) -> {
            MetadataBlock block = array(number);
            long entries = block.u32(ARRAY_ENTRIES_OFFSET);
            read += entries;
            if (read > blocks) {
                throw wrongCount();
            }
            for (int i = 0; i < entries; i++) {
                long mapping = block.u64(ARRAY_HEADER + i * Long.BYTES);
                if ((mapping & VALID) != 0) {
                    valid.set((int) (read - entries) + i);
                    used++;
                }
                dirty += (mapping & (VALID | DIRTY)) == (VALID | DIRTY) ? 1 : 0;
            }
        });
        if (read != blocks) {
            throw wrongCount();
        }
    }

    /** Blocks that hold nothing may be marked, too. */
    private long dirtyBits(long root) throws IOException {
        List<Long> words = new ArrayList<>();
        new MetadataTree(source, "dirty blocks", Long.BYTES).walk(root, (key, number) -> {
            MetadataBlock block = array(number);
            long entries = block.u32(ARRAY_ENTRIES_OFFSET);
            for (int i = 0; i < entries; i++) {
                words.add(block.u64(ARRAY_HEADER + i * Long.BYTES));
            }
        });
        long count = 0;
        for (int block = valid.nextSetBit(0); block >= 0; block = valid.nextSetBit(block + 1)) {
            int word = block / Long.SIZE;
            count += word < words.size() && (words.get(word) >> block % Long.SIZE & 1) != 0 ? 1 : 0;
        }
        return count;
    }

    private PoolMetadataException wrongCount() {
        return new PoolMetadataException(
                "block 0 counts " + blocks + " blocks of the cache, which the mappings do not");
    }

    private MetadataBlock array(long number) throws IOException {
        MetadataBlock block = MetadataBlock.read(source, number);
        block.check(ARRAY_SALT, ARRAY_NUMBER_OFFSET);
        long most = block.u32(ARRAY_MOST_OFFSET);
        long entries = block.u32(ARRAY_ENTRIES_OFFSET);
        boolean sound = block.u32(ARRAY_SIZE_OFFSET) == Long.BYTES
                && entries > 0
                && entries <= most
                && ARRAY_HEADER + most * Long.BYTES <= MetadataBlock.SIZE;
        if (!sound) {
            throw new PoolMetadataException("block " + number + " is no block of an array");
        }
        return block;
    }
}
