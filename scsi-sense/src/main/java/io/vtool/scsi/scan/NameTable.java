package io.vtool.scsi.scan;

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
    void add(byte[] in, int from, int to, long count) {
        long hash = hash(in, from, to);
        int mask = slots.length - 1;
        int slot = (int) (hash >>> 33) & mask;
        for (int entry; (entry = slots[slot] - 1) >= 0; slot = slot + 1 & mask) {
            if (hashes[entry] == hash && lengths[entry] == to - from && same(in, from, entry)) {
                counts[entry] += count;
                return;
            }
        }
        insert(in, from, to, hash, count);
    }

    /** A hash of the bytes in {@code [from, to)}. */
    static long hash(byte[] in, int from, int to) {
        long h = (long) to - from;
        int i = from;
        for (; i + 4 <= to; i += 4) {
            int four = in[i] & 0xff | (in[i + 1] & 0xff) << 8 | (in[i + 2] & 0xff) << 16 | in[i + 3] << 24;
            h = (h ^ four) * MIX;
            h ^= h >>> 32;
        }
        for (; i < to; i++) {
            h = (h ^ in[i]) * MIX;
        }
        return h ^ h >>> 29;
    }

    private boolean same(byte[] in, int from, int entry) {
        int start = starts[entry];
        int length = lengths[entry];
        return Arrays.equals(bytes, start, start + length, in, from, from + length);
    }

    private void insert(byte[] in, int from, int to, long hash, long count) {
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
        System.arraycopy(in, from, bytes, used, length);
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
        for (int i = 0; i < other.size; i++) {
            add(other.bytes, other.starts[i], other.starts[i] + other.lengths[i], other.counts[i]);
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
