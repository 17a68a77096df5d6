package io.vtool.lvm.thin;

import io.vtool.lvm.disk.BlockSource;
import java.io.IOException;

/** A part of a source; what lies behind its end is not there. */
final class SourcePart implements BlockSource {
    private static final int SECTOR = 512;

    private final BlockSource whole;
    private final long start;
    private final long size;

    /**
     * A part.
     *
     * @param startSector where it begins
     * @param sectors how long it is
     * @throws PoolMetadataException if the whole has no such part
     */
    SourcePart(BlockSource whole, long startSector, long sectors) throws PoolMetadataException {
        long most = whole.size() / SECTOR;
        if (startSector < 0 || sectors < 0 || startSector > most || sectors > most - startSector) {
            throw new PoolMetadataException("the part with the metadata lies outside of " + whole.name());
        }
        this.whole = whole;
        this.start = startSector * SECTOR;
        this.size = sectors * SECTOR;
    }

    @Override
    public String name() {
        return whole.name();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int sectorSize() {
        return whole.sectorSize();
    }

    @Override
    public int read(long offset, byte[] into, int at, int length) throws IOException {
        if (offset < 0 || offset >= size) {
            return 0;
        }
        return whole.read(start + offset, into, at, (int) Math.min(length, size - offset));
    }

    @Override
    public void close() {}
}
