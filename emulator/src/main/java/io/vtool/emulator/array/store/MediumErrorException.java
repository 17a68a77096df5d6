package io.vtool.emulator.array.store;

import java.io.IOException;

/** A block that cannot be read because the medium is damaged there. */
public final class MediumErrorException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long lba;

    MediumErrorException(long lba) {
        super("damaged block " + lba);
        this.lba = lba;
    }

    /**
     * Returns the block.
     *
     * @return its logical block address
     */
    public long lba() {
        return lba;
    }
}
