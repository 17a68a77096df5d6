package io.vtool.lvm.disk;

import java.io.Closeable;
import java.io.IOException;

/** Bytes at places: a disk image, a block device, a logical unit. Several threads may read at once. */
public interface BlockSource extends Closeable {
    /** The name the device goes by, for example {@code /dev/sda}. */
    String name();

    /** The size in bytes. */
    long size();

    /** The size of a logical sector in bytes, 512 or 4096. */
    int sectorSize();

    /**
     * Reads up to a number of bytes.
     *
     * @param offset where to start, in bytes from the start of the device
     * @return how many bytes were read; fewer than asked for only where the device ends
     * @throws IOException if the device cannot be read there
     */
    int read(long offset, byte[] into, int at, int length) throws IOException;

    @Override
    void close() throws IOException;
}
