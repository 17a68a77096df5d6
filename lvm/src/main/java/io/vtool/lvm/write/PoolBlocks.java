package io.vtool.lvm.write;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The blocks of a pool's metadata while they are made, as device-mapper's persistent data keeps them: trees of numbered
 * values, arrays, and maps of the space in use. Blocks of 4 KiB, numbers little-endian.
 */
final class PoolBlocks {
    static final int BLOCK = 4096;

    private static final int NODE_SALT = 121_107;
    private static final int INDEX_SALT = 160_478;
    private static final int BITMAP_SALT = 240_779;
    private static final int ARRAY_SALT = 595_846_735;
    private static final int NUMBER_OFFSET = 8;
    private static final int ARRAY_NUMBER_OFFSET = 16;
    private static final int NODE_HEADER = 32;
    private static final int ARRAY_HEADER = 24;
    private static final int BITMAP_HEADER = 16;
    private static final int BITMAP_ENTRIES = (BLOCK - BITMAP_HEADER) * 4;
    private static final int MANY = 3;
    private static final int INTERNAL = 1;
    private static final int LEAF = 2;
    private static final int INDEX_ENTRY = 16;

    private final List<ByteBuffer> blocks = new ArrayList<>();

    /** An entry of a tree. */
    record Entry(long key, long... value) {}

    /** How often a block is used. */
    interface Counts {
        int of(long block);
    }

    int add() {
        blocks.add(ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN));
        return blocks.size() - 1;
    }

    ByteBuffer block(int number) {
        return blocks.get(number);
    }

    void seal(int number, int salt) {
        seal(number, salt, NUMBER_OFFSET);
    }

    private void seal(int number, int salt, int numberAt) {
        ByteBuffer block = blocks.get(number);
        block.putLong(numberAt, number);
        CRC32C crc = new CRC32C();
        crc.update(block.duplicate().position(4).limit(BLOCK));
        block.putInt(0, ~(int) crc.getValue() ^ salt);
    }

    byte[] bytes() {
        ByteBuffer image = ByteBuffer.allocate(blocks.size() * BLOCK);
        for (ByteBuffer block : blocks) {
            image.put(block.duplicate().rewind());
        }
        return image.array();
    }

    /** Writes a tree of values of that many 64-bit words from its leaves up; returns where its root is. */
    long tree(List<Entry> entries, int words) {
        return treeOf(entries, words * Long.BYTES);
    }

    private long treeOf(List<Entry> entries, int bytes) {
        List<Entry> level = nodes(entries, bytes, LEAF);
        while (level.size() > 1) {
            level = nodes(level, Long.BYTES, INTERNAL);
        }
        return level.get(0).value()[0];
    }

    private List<Entry> nodes(List<Entry> entries, int bytes, int flags) {
        int capacity = (BLOCK - NODE_HEADER) / (Long.BYTES + bytes) / 3 * 3;
        int count = Math.max(1, (entries.size() + capacity - 1) / capacity);
        List<Entry> above = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int from = (int) ((long) entries.size() * i / count);
            int to = (int) ((long) entries.size() * (i + 1) / count);
            int number = add();
            ByteBuffer node = blocks.get(number);
            node.putInt(4, flags).putInt(16, to - from).putInt(20, capacity).putInt(24, bytes);
            for (int j = from; j < to; j++) {
                Entry entry = entries.get(j);
                node.putLong(NODE_HEADER + (j - from) * Long.BYTES, entry.key());
                value(node, NODE_HEADER + capacity * Long.BYTES + (j - from) * bytes, entry.value(), bytes);
            }
            seal(number, NODE_SALT);
            above.add(new Entry(entries.isEmpty() ? 0 : entries.get(from).key(), number));
        }
        return above;
    }

    private static void value(ByteBuffer into, int at, long[] value, int bytes) {
        if (bytes == Integer.BYTES) {
            into.putInt(at, (int) value[0]);
            return;
        }
        for (int word = 0; word < bytes / Long.BYTES; word++) {
            into.putLong(at + word * Long.BYTES, value[word]);
        }
    }

    /** Writes an array of values of 4 or 8 bytes; returns where the tree of its blocks is. */
    long array(long[] values, int bytes) {
        int most = (BLOCK - ARRAY_HEADER) / bytes;
        List<Entry> entries = new ArrayList<>();
        for (int from = 0; from < values.length; from += most) {
            int here = Math.min(most, values.length - from);
            int number = add();
            ByteBuffer block = blocks.get(number);
            block.putInt(4, most).putInt(8, here).putInt(12, bytes);
            for (int i = 0; i < here; i++) {
                value(block, ARRAY_HEADER + i * bytes, new long[] {values[from + i]}, bytes);
            }
            seal(number, ARRAY_SALT, ARRAY_NUMBER_OFFSET);
            entries.add(new Entry(from / most, number));
        }
        return tree(entries, 1);
    }

    /**
     * Writes which blocks of a pool's data are used, and how often.
     *
     * @param count blocks in all
     * @param end the first block from which on none is used
     * @return the root of the bitmaps and that of the larger counts
     */
    long[] dataSpace(long count, long end, Counts counts) {
        List<Entry> larger = new ArrayList<>();
        long bitmaps = tree(bitmaps(count, end, counts, larger), 2);
        return new long[] {bitmaps, treeOf(larger, Integer.BYTES)};
    }

    /**
     * Writes which blocks of the metadata itself are used, as the last thing.
     *
     * @param at where the description of the space stands in block 0
     * @param count blocks in all
     */
    void metadataSpace(int at, long count) {
        long counts = treeOf(List.of(), Integer.BYTES);
        int index = add();
        int bitmapBlocks = (int) ((count + BITMAP_ENTRIES - 1) / BITMAP_ENTRIES);
        long used = (long) blocks.size() + bitmapBlocks;
        int place = INDEX_ENTRY;
        for (Entry entry : bitmaps(count, used, block -> 1, new ArrayList<>())) {
            blocks.get(index).putLong(place, entry.value()[0]).putLong(place + Long.BYTES, entry.value()[1]);
            place += INDEX_ENTRY;
        }
        seal(index, INDEX_SALT);
        space(at, count, used, index, counts);
    }

    void space(int at, long count, long used, long bitmaps, long counts) {
        blocks.get(0).putLong(at, count).putLong(at + 8, used).putLong(at + 16, bitmaps);
        blocks.get(0).putLong(at + 24, counts);
    }

    /** Two bits for each block; says where each bitmap is, what is free in it, and from where on. */
    private List<Entry> bitmaps(long count, long end, Counts counts, List<Entry> larger) {
        List<Entry> entries = new ArrayList<>();
        for (long start = 0; start < count; start += BITMAP_ENTRIES) {
            int number = add();
            long here = Math.min(BITMAP_ENTRIES, count - start);
            long taken = Math.max(0, Math.min(here, end - start));
            ByteBuffer block = blocks.get(number);
            for (int i = 0; i < taken; i++) {
                int uses = counts.of(start + i);
                if (uses >= MANY) {
                    larger.add(new Entry(start + i, uses));
                }
                int bits = Math.min(uses, MANY);
                int at = BITMAP_HEADER + i / 4;
                int both = (bits & 1) << 1 | bits >> 1;
                block.put(at, (byte) (block.get(at) | both << i % 4 * 2));
            }
            seal(number, BITMAP_SALT);
            entries.add(new Entry(start / BITMAP_ENTRIES, number, here - taken | taken << 32));
        }
        return entries;
    }
}
