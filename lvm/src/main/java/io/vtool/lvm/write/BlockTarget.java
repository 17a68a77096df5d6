package io.vtool.lvm.write;

import java.io.IOException;

/** Where bytes can be put at places: a disk image, a logical unit. */
public interface BlockTarget {
    /** The size in bytes. */
    long size();

    /**
     * Writes bytes.
     *
     * @param offset where to start, in bytes from the start of the device
     * @throws IOException if the device does not take them
     */
    void write(long offset, byte[] bytes, int at, int length) throws IOException;
}
