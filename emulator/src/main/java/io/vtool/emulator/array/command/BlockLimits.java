package io.vtool.emulator.array.command;

/** What one command may ask for at most; VPD page B0h announces it and the commands enforce it (SBC-3 6.6.4). */
final class BlockLimits {
    /** Bytes of one READ or WRITE. */
    static final int MAX_TRANSFER_BYTES = 16 << 20;
    /** Bytes an initiator should rather not exceed. */
    static final int OPTIMAL_TRANSFER_BYTES = 1 << 20;
    /** Blocks of one COMPARE AND WRITE. */
    static final int MAX_COMPARE_AND_WRITE_BLOCKS = 255;
    /** Blocks of one UNMAP. */
    static final int MAX_UNMAP_BLOCKS = 1 << 20;
    /** Descriptors of one UNMAP. */
    static final int MAX_UNMAP_DESCRIPTORS = 256;
    /** Blocks of one WRITE SAME; fits the field of the 10-byte CDB. */
    static final int MAX_WRITE_SAME_BLOCKS = 1 << 15;
    /** Blocks of one WRITE ATOMIC. */
    static final int MAX_ATOMIC_BLOCKS = 2048;

    private BlockLimits() {}
}
