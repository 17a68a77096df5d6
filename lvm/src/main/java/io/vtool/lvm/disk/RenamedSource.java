package io.vtool.lvm.disk;

import java.io.IOException;

/**
 * A source by another name.
 *
 * @param name what it goes by
 */
public record RenamedSource(BlockSource source, String name) implements BlockSource {
    @Override
    public long size() {
        return source.size();
    }

    @Override
    public int sectorSize() {
        return source.sectorSize();
    }

    @Override
    public int read(long offset, byte[] into, int at, int length) throws IOException {
        return source.read(offset, into, at, length);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
