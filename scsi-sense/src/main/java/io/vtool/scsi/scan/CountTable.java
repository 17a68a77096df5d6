package io.vtool.scsi.scan;

/**
 * Counts by a long key, open addressing. It takes a bounded number of keys; what comes after that is counted in
 * {@link #overflow()}, so that a hostile log cannot use up the memory.
 */
final class CountTable {
    private static final long EMPTY = Long.MIN_VALUE;

    private final int limit;
    private long[] keys = fresh(256);
    private long[] counts = new long[256];
    private int size;
    private long overflow;

    /**
     * An empty table.
     *
     * @param limit how many keys it takes
     */
    CountTable(int limit) {
        this.limit = limit;
    }

    /** Adds to the count of a key, which is never {@link Long#MIN_VALUE}. */
    void add(long key, long count) {
        int mask = keys.length - 1;
        int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 40) & mask;
        while (keys[slot] != key) {
            if (keys[slot] == EMPTY) {
                insert(key, count);
                return;
            }
            slot = slot + 1 & mask;
        }
        counts[slot] += count;
    }

    private void insert(long key, long count) {
        if (size >= limit) {
            overflow += count;
            return;
        }
        if (size >= keys.length / 2) {
            long[] oldKeys = keys;
            long[] oldCounts = counts;
            keys = fresh(oldKeys.length * 2);
            counts = new long[keys.length];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != EMPTY) {
                    put(oldKeys[i], oldCounts[i]);
                }
            }
        }
        put(key, count);
        size++;
    }

    private void put(long key, long count) {
        int mask = keys.length - 1;
        int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 40) & mask;
        while (keys[slot] != EMPTY) {
            slot = slot + 1 & mask;
        }
        keys[slot] = key;
        counts[slot] = count;
    }

    private static long[] fresh(int length) {
        long[] keys = new long[length];
        java.util.Arrays.fill(keys, EMPTY);
        return keys;
    }

    /** Adds everything another table counted. */
    void addAll(CountTable other) {
        overflow += other.overflow;
        for (int i = 0; i < other.keys.length; i++) {
            if (other.keys[i] != EMPTY) {
                add(other.keys[i], other.counts[i]);
            }
        }
    }

    /** How many keys there are. */
    int size() {
        return size;
    }

    /** What was counted after the table was full. */
    long overflow() {
        return overflow;
    }

    /** The keys, in no order. */
    long[] keys() {
        long[] result = new long[size];
        int n = 0;
        for (long key : keys) {
            if (key != EMPTY) {
                result[n++] = key;
            }
        }
        return result;
    }

    /** The count of a key, 0 when it was never counted. */
    long count(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 40) & mask;
        while (keys[slot] != EMPTY) {
            if (keys[slot] == key) {
                return counts[slot];
            }
            slot = slot + 1 & mask;
        }
        return 0;
    }
}
