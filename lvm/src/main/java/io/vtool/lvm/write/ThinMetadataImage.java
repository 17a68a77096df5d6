package io.vtool.lvm.write;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The metadata of a thin pool as device-mapper keeps it: a superblock, the devices with the blocks they map, and which
 * blocks of data and metadata are in use. Blocks of 4 KiB, numbers little-endian.
 */
final class ThinMetadataImage {
    /** A thin device with that many blocks of data at its beginning. */
    record Device(long number, long mapped) {}

    private static final int BLOCK = 4096;
    private static final long MAGIC = 27_022_010;
    private static final int FORMAT = 2;
    private static final int SUPERBLOCK_SALT = 160_774;
    private static final int NODE_SALT = 121_107;
    private static final int INDEX_SALT = 160_478;
    private static final int BITMAP_SALT = 240_779;
    private static final int NODE_HEADER = 32;
    private static final int BITMAP_HEADER = 16;
    private static final int BITMAP_ENTRIES = (BLOCK - BITMAP_HEADER) * 4;
    private static final int INTERNAL = 1;
    private static final int LEAF = 2;
    private static final int TIME_BITS = 24;
    private static final int ENTRY = 16;

    private final List<ByteBuffer> blocks = new ArrayList<>();

    /** An entry of a tree. */
    private record Entry(long key, long[] value) {}

    private ThinMetadataImage() {
        add(); // the superblock comes last
    }

    /**
     * The blocks that are in use, from the first on.
     *
     * @param metadataBytes the size of the metadata volume
     * @param dataBlocks blocks of data in the pool
     * @param chunkSectors the size of one
     * @param devices by ascending numbers
     */
    static byte[] of(long metadataBytes, long dataBlocks, long chunkSectors, long transaction, List<Device> devices) {
        return new ThinMetadataImage().build(metadataBytes / BLOCK, dataBlocks, chunkSectors, transaction, devices);
    }

    private byte[] build(long metadataBlocks, long dataBlocks, long chunkSectors, long transaction, List<Device> all) {
        List<Entry> roots = new ArrayList<>();
        List<Entry> details = new ArrayList<>();
        long used = 0;
        for (Device device : all) {
            List<Entry> mappings = new ArrayList<>();
            for (long i = 0; i < device.mapped(); i++) {
                mappings.add(new Entry(i, new long[] {used++ << TIME_BITS}));
            }
            roots.add(new Entry(device.number(), new long[] {tree(mappings, 1)}));
            details.add(new Entry(device.number(), new long[] {device.mapped(), device.number() - 1, 0}));
        }
        long mappingRoot = tree(roots, 1);
        long detailsRoot = tree(details, 3);
        long dataBitmaps = tree(bitmaps(dataBlocks, used), 2);
        long dataCounts = noCounts();
        long metadataCounts = noCounts();
        int index = add();
        int bitmapBlocks = (int) ((metadataBlocks + BITMAP_ENTRIES - 1) / BITMAP_ENTRIES);
        long usedMetadata = (long) blocks.size() + bitmapBlocks;
        int at = ENTRY;
        for (Entry entry : bitmaps(metadataBlocks, usedMetadata)) {
            blocks.get(index).putLong(at, entry.value()[0]).putLong(at + Long.BYTES, entry.value()[1]);
            at += ENTRY;
        }
        seal(index, INDEX_SALT);
        ByteBuffer head = blocks.get(0);
        head.putLong(32, MAGIC).putInt(40, FORMAT).putLong(48, transaction);
        space(64, dataBlocks, used, dataBitmaps, dataCounts);
        space(192, metadataBlocks, usedMetadata, index, metadataCounts);
        head.putLong(320, mappingRoot).putLong(328, detailsRoot);
        head.putInt(336, (int) chunkSectors).putInt(340, BLOCK / 512).putLong(344, metadataBlocks);
        seal(0, SUPERBLOCK_SALT);
        ByteBuffer image = ByteBuffer.allocate(blocks.size() * BLOCK);
        for (ByteBuffer block : blocks) {
            image.put(block.duplicate().rewind());
        }
        return image.array();
    }

    private void space(int at, long count, long used, long bitmaps, long counts) {
        ByteBuffer head = blocks.get(0);
        head.putLong(at, count).putLong(at + 8, used).putLong(at + 16, bitmaps).putLong(at + 24, counts);
    }

    /** Two bits for each block, of which the first ones are used once; says where each bitmap is and what is free in it. */
    private List<Entry> bitmaps(long count, long used) {
        List<Entry> entries = new ArrayList<>();
        for (long start = 0; start < count; start += BITMAP_ENTRIES) {
            int number = add();
            long here = Math.min(BITMAP_ENTRIES, count - start);
            long taken = Math.max(0, Math.min(here, used - start));
            ByteBuffer block = blocks.get(number);
            for (int i = 0; i < taken; i++) {
                int at = BITMAP_HEADER + i / 4;
                block.put(at, (byte) (block.get(at) | 2 << i % 4 * 2));
            }
            seal(number, BITMAP_SALT);
            entries.add(new Entry(start / BITMAP_ENTRIES, new long[] {number, here - taken | taken << 32}));
        }
        return entries;
    }

    /** Writes a tree from its leaves up; returns where its root is. */
    private long tree(List<Entry> entries, int words) {
        List<Entry> level = nodes(entries, words, LEAF);
        while (level.size() > 1) {
            level = nodes(level, 1, INTERNAL);
        }
        return level.get(0).value()[0];
    }

    private List<Entry> nodes(List<Entry> entries, int words, int flags) {
        int capacity = (BLOCK - NODE_HEADER) / (Long.BYTES * (1 + words)) / 3 * 3;
        int count = Math.max(1, (entries.size() + capacity - 1) / capacity);
        List<Entry> above = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int from = (int) ((long) entries.size() * i / count);
            int to = (int) ((long) entries.size() * (i + 1) / count);
            int number = add();
            ByteBuffer node = blocks.get(number);
            node.putInt(4, flags).putInt(16, to - from).putInt(20, capacity).putInt(24, words * Long.BYTES);
            for (int j = from; j < to; j++) {
                Entry entry = entries.get(j);
                node.putLong(NODE_HEADER + (j - from) * Long.BYTES, entry.key());
                for (int word = 0; word < words; word++) {
                    node.putLong(
                            NODE_HEADER + (capacity + (j - from) * words + word) * Long.BYTES, entry.value()[word]);
                }
            }
            seal(number, NODE_SALT);
            above.add(new Entry(entries.isEmpty() ? 0 : entries.get(from).key(), new long[] {number}));
        }
        return above;
    }

    /** The tree of the blocks that are used more than twice: none is. */
    private long noCounts() {
        int number = add();
        int capacity = (BLOCK - NODE_HEADER) / (Long.BYTES + Integer.BYTES) / 3 * 3;
        blocks.get(number).putInt(4, LEAF).putInt(20, capacity).putInt(24, Integer.BYTES);
        seal(number, NODE_SALT);
        return number;
    }

    private int add() {
        blocks.add(ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN));
        return blocks.size() - 1;
    }

    private void seal(int number, int salt) {
        ByteBuffer block = blocks.get(number);
        block.putLong(8, number);
        CRC32C crc = new CRC32C();
        crc.update(block.duplicate().position(4).limit(BLOCK));
        block.putInt(0, ~(int) crc.getValue() ^ salt);
    }
}
