package io.vtool.lvm.command;

/**
 * What lvm2 says of reads that fail. It reads blocks, and many at once; the first that fails ends the reading, and of the
 * others that failed with it it complains when it forgets what it knows of the device.
 */
public final class FailedReads {
    private static final int BLOCK_BITS = 17;
    /** So many blocks are read at once: all that lvm2 keeps in its memory unless it is told otherwise. */
    private static final int AT_ONCE = 64;

    private static final int BYTE = 256;

    private final LvmRun run;

    FailedReads(LvmRun run) {
        this.run = run;
    }

    /** A part of a device that could not be read. */
    public void failed(String device, long size, long place, long length) {
        run.error("Error reading device " + device + " at " + Long.toUnsignedString(place) + " length "
                + (length & 0xFFFF_FFFFL) + ".");
        long first = place >>> BLOCK_BITS;
        long last = place + length - 1 >>> BLOCK_BITS;
        long there = size + (1 << BLOCK_BITS) - 1 >>> BLOCK_BITS;
        long most = Math.min(last, first + AT_ONCE - (first == 0 ? 0 : 1));
        // in the order of the bytes of a number that begins with the lowest; all but that byte rarely differ
        for (int low = 0; low < BYTE; low++) {
            for (long block = Math.max(first, there) + 1; block <= most; block++) {
                if ((block & BYTE - 1) == low) {
                    run.error("WARNING: bcache_invalidate: block (" + number(device) + ", "
                            + Long.toUnsignedString(block) + ") still dirty.");
                }
            }
        }
    }

    /** The place of a device among those that were opened; pvck opens those that it is given, one after the other. */
    private int number(String name) {
        if (run.command().equals("pvck")) {
            return Math.max(0, run.line().operands().indexOf(name));
        }
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
