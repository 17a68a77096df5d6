package io.vtool.emulator.array.store;

import java.io.IOException;

/** A block that cannot be read or written because the medium is bad there. */
public final class MediumErrorException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long lba;
    private final boolean writing;

    MediumErrorException(long lba, boolean writing) {
        super("bad block " + lba);
        this.lba = lba;
        this.writing = writing;
    }

    /**
     * Returns the block.
     *
     * @return its logical block address
     */
    public long lba() {
        return lba;
    }

    /**
     * Tells what failed.
     *
     * @return true for a write, false for a read
     */
    public boolean writing() {
        return writing;
    }
}
