package io.vtool.lvm.thin;

import io.vtool.lvm.disk.BlockSource;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** A tree of numbered values, as pools keep all they know in; each block is visited once, and there is an end to them. */
final class MetadataTree {
    private static final long NODE_SALT = 121_107;
    private static final int NODE_HEADER = 32;
    private static final int ENTRIES_OFFSET = 16;
    private static final int CAPACITY_OFFSET = 20;
    private static final int VALUE_SIZE_OFFSET = 24;
    private static final int LEAF = 2;
    private static final int MOST_NODES = 10_000;
    private static final int DEEPEST = 12;

    private final BlockSource source;
    private final String what;
    private final int valueSize;
    private final Set<Long> seen = new HashSet<>();

    /**
     * A tree.
     *
     * @param what it holds, for complaints
     * @param valueSize the bytes of a value
     */
    MetadataTree(BlockSource source, String what, int valueSize) {
        this.source = source;
        this.what = what;
        this.valueSize = valueSize;
    }

    /** Takes what is in the tree, by ascending keys. */
    interface Visitor {
        /**
         * An entry.
         *
         * @param value the first eight bytes of the value
         */
        void take(long key, long value) throws IOException;
    }

    void walk(long root, Visitor visitor) throws IOException {
        node(root, DEEPEST, visitor);
    }

    private void node(long number, int depth, Visitor visitor) throws IOException {
        if (depth == 0 || seen.size() >= MOST_NODES || !seen.add(number)) {
            throw new PoolMetadataException("the tree of " + what + " has no end at block " + number);
        }
        MetadataBlock block = MetadataBlock.read(source, number);
        block.check(NODE_SALT);
        long entries = block.u32(ENTRIES_OFFSET);
        long capacity = block.u32(CAPACITY_OFFSET);
        boolean leaf = (block.u32(4) & LEAF) != 0;
        long size = block.u32(VALUE_SIZE_OFFSET);
        long values = NODE_HEADER + capacity * Long.BYTES;
        boolean sound = entries <= capacity
                && size == (leaf ? valueSize : Long.BYTES)
                && values + capacity * size <= MetadataBlock.SIZE;
        if (!sound) {
            throw new PoolMetadataException("block " + number + " is no node of the tree of " + what);
        }
        for (int i = 0; i < entries; i++) {
            long value = block.u64((int) (values + i * size));
            if (leaf) {
                visitor.take(block.u64(NODE_HEADER + i * Long.BYTES), value);
            } else {
                node(value, depth - 1, visitor);
            }
        }
    }
}
