package io.vtool.emulator.array.store;

/** Blocks of a medium that can neither be read nor written. */
public interface BadBlocks {
    /** What {@link #first} answers if no block is bad. */
    long NONE = -1;

    /**
     * Finds a bad block that a transfer meets.
     *
     * @param lba first block of the transfer
     * @param count number of blocks
     * @return the first bad block, or {@link #NONE}
     */
    long first(long lba, long count);
}
