package io.vtool.emulator.array.store;

import java.util.Map;
import java.util.TreeMap;

/** Blocks that cannot be read until they are written again, as on a disk with bad sectors. */
public final class DamagedBlocks {
    private final TreeMap<Long, Long> ranges = new TreeMap<>();
    private volatile boolean any;

    /**
     * Damages blocks.
     *
     * @param first first block
     * @param count number of blocks, at least 1
     */
    public synchronized void add(long first, long count) {
        remove(first, count);
        ranges.put(first, first + count);
        any = true;
    }

    /**
     * Repairs blocks, as writing them does.
     *
     * @param first first block
     * @param count number of blocks
     */
    public void repair(long first, long count) {
        if (any) {
            remove(first, count);
        }
    }

    private synchronized void remove(long first, long count) {
        long end = first + count;
        Map.Entry<Long, Long> range = ranges.lowerEntry(end);
        while (range != null && range.getValue() > first) {
            ranges.remove(range.getKey());
            if (range.getValue() > end) {
                ranges.put(end, range.getValue());
            }
            if (range.getKey() < first) {
                ranges.put(range.getKey(), first);
            }
            range = ranges.lowerEntry(end);
        }
        any = !ranges.isEmpty();
    }

    /** Refuses a read that touches a damaged block. */
    void check(long first, long count) throws MediumErrorException {
        if (any) {
            find(first, first + count);
        }
    }

    private synchronized void find(long first, long end) throws MediumErrorException {
        Map.Entry<Long, Long> before = ranges.floorEntry(first);
        if (before != null && before.getValue() > first) {
            throw new MediumErrorException(first);
        }
        Long next = ranges.ceilingKey(first);
        if (next != null && next < end) {
            throw new MediumErrorException(next);
        }
    }
}
