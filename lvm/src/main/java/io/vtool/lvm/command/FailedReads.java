package io.vtool.lvm.command;

import io.vtool.lvm.scan.ScannedDevice;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * What lvm2 says of reads that fail. It reads blocks, and many at once; the first that fails ends the reading, and the
 * others that failed with it stay in its way: each time it wants to forget the device's blocks it complains of them.
 */
final class FailedReads {
    private static final int BLOCK_BITS = 17;
    /** So many blocks are read at once. */
    private static final int AT_ONCE = 256;

    private final LvmRun run;
    /** In the order of the bytes of a number that begins with the lowest. */
    private final Map<String, TreeSet<Long>> left = new HashMap<>();

    FailedReads(LvmRun run) {
        this.run = run;
    }

    /** A part of a device that could not be read. */
    void failed(ScannedDevice device, long place, long length) {
        run.error("Error reading device " + device.name() + " at " + Long.toUnsignedString(place) + " length "
                + (length & 0xFFFF_FFFFL) + ".");
        long first = place >>> BLOCK_BITS;
        long last = place + length - 1 >>> BLOCK_BITS;
        long there = device.size() + (1 << BLOCK_BITS) - 1 >>> BLOCK_BITS;
        long most = Math.min(last, first + AT_ONCE - (first == 0 ? 0 : 1));
        for (long block = Math.max(first, there) + 1; block <= most; block++) {
            left.computeIfAbsent(device.name(), name -> new TreeSet<>()).add(Long.reverseBytes(block) ^ Long.MIN_VALUE);
        }
        again(device);
    }

    /** Complains of the blocks of a device that are left. */
    void again(ScannedDevice device) {
        if (left.isEmpty()) {
            return;
        }
        int number = number(device.name());
        for (long block : left.getOrDefault(device.name(), new TreeSet<>())) {
            run.error("WARNING: bcache_invalidate: block (" + number + ", "
                    + Long.toUnsignedString(Long.reverseBytes(block ^ Long.MIN_VALUE)) + ") still dirty.");
        }
    }

    /** The place of a device among those that were opened. */
    private int number(String name) {
        int number = 0;
        for (GivenDevice device : run.world().devices()) {
            if (device.name().equals(name)) {
                return number;
            }
            number += run.filter().rejects(device) == null ? 1 : 0;
        }
        return number;
    }
}
