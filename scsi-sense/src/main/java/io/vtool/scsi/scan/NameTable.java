package io.vtool.scsi.scan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Counts by a name that is a slice of bytes, without making strings. Names and their bytes are bounded; what comes after
 * that is counted in {@link #overflow()}.
 */
final class NameTable {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final int maxNames;
    private final int maxBytes;
    private byte[] bytes = new byte[4096];
    private int used;
    private int[] slots = new int[256];
    private int[] starts = new int[64];
    private int[] lengths = new int[64];
    private long[] hashes = new long[64];
    private long[] counts = new long[64];
    private int size;
    private long overflow;

    /**
     * An empty table.
     *
     * @param maxNames how many names it takes
     * @param maxBytes how many bytes of names it takes
     */
    NameTable(int maxNames, int maxBytes) {
        this.maxNames = maxNames;
        this.maxBytes = maxBytes;
    }

    /** Adds to the count of the name in {@code [from, to)}. */
    void add(ByteBuffer buffer, int from, int to, long count) {
        long hash = hash(buffer, from, to);
        int mask = slots.length - 1;
        int slot = (int) (hash >>> 33) & mask;
        for (int entry; (entry = slots[slot] - 1) >= 0; slot = slot + 1 & mask) {
            if (hashes[entry] == hash && lengths[entry] == to - from && same(buffer, from, entry)) {
                counts[entry] += count;
                return;
            }
        }
        insert(buffer, from, to, hash, count);
    }

    /** Needs a little-endian buffer; the tail is mixed in byte by byte. */
    private static long hash(ByteBuffer buffer, int from, int to) {
        long h = to - from;
        int i = from;
        for (; i + 8 <= to; i += 8) {
            h = (h ^ buffer.getLong(i)) * MIX;
            h ^= h >>> 32;
        }
        long tail = 0;
        for (; i < to; i++) {
            tail = tail << 8 | buffer.get(i) & 0xff;
        }
        h = (h ^ tail) * MIX;
        return h ^ h >>> 29;
    }

    private boolean same(ByteBuffer buffer, int from, int entry) {
        int start = starts[entry];
        for (int i = 0, n = lengths[entry]; i < n; i++) {
            if (bytes[start + i] != buffer.get(from + i)) {
                return false;
            }
        }
        return true;
    }

    private void insert(ByteBuffer buffer, int from, int to, long hash, long count) {
        int length = to - from;
        if (size >= maxNames || used + length > maxBytes) {
            overflow += count;
            return;
        }
        if (size == starts.length) {
            grow();
        }
        if (used + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, used + length));
        }
        for (int i = 0; i < length; i++) {
            bytes[used + i] = buffer.get(from + i);
        }
        starts[size] = used;
        lengths[size] = length;
        hashes[size] = hash;
        counts[size] = count;
        used += length;
        size++;
        link(size - 1);
    }

    private void grow() {
        int length = size * 2;
        starts = Arrays.copyOf(starts, length);
        lengths = Arrays.copyOf(lengths, length);
        hashes = Arrays.copyOf(hashes, length);
        counts = Arrays.copyOf(counts, length);
        slots = new int[length * 4];
        for (int entry = 0; entry < size; entry++) {
            link(entry);
        }
    }

    private void link(int entry) {
        int mask = slots.length - 1;
        int slot = (int) (hashes[entry] >>> 33) & mask;
        while (slots[slot] != 0) {
            slot = slot + 1 & mask;
        }
        slots[slot] = entry + 1;
    }

    /** Adds everything another table counted. */
    void addAll(NameTable other) {
        overflow += other.overflow;
        ByteBuffer names = ByteBuffer.allocateDirect(other.bytes.length)
                .put(other.bytes)
                .asReadOnlyBuffer()
                .order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < other.size; i++) {
            add(names, other.starts[i], other.starts[i] + other.lengths[i], other.counts[i]);
        }
    }

    /** How many names there are. */
    int size() {
        return size;
    }

    /** A name; bytes that are not UTF-8 become replacement characters. */
    String name(int entry) {
        return new String(bytes, starts[entry], lengths[entry], StandardCharsets.UTF_8);
    }

    /** The count of a name. */
    long count(int entry) {
        return counts[entry];
    }

    /** What was counted after the table was full. */
    long overflow() {
        return overflow;
    }
}
