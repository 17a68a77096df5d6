package io.vtool.lvm.write;

import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.disk.MemoryBlockSource;

/** A device in memory that can be written and then read. */
final class MemoryTarget implements BlockTarget {
    final byte[] bytes;

    MemoryTarget(int mebibytes) {
        bytes = new byte[mebibytes << 20];
    }

    BlockSource source(String name) {
        return new MemoryBlockSource(name, bytes, 512);
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public void write(long offset, byte[] from, int at, int length) {
        System.arraycopy(from, at, bytes, Math.toIntExact(offset), length);
    }
}
