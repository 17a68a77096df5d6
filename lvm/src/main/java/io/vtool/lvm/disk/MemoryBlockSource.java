package io.vtool.lvm.disk;

/** A device whose bytes are in memory; the array is used as it is. */
public final class MemoryBlockSource implements BlockSource {
    private final String name;
    private final byte[] bytes;
    private final int sectorSize;

    /** A device of the array's size. */
    public MemoryBlockSource(String name, byte[] bytes, int sectorSize) {
        this.name = name;
        this.bytes = bytes;
        this.sectorSize = sectorSize;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public int sectorSize() {
        return sectorSize;
    }

    @Override
    public int read(long offset, byte[] into, int at, int length) {
        if (offset < 0 || offset >= bytes.length) {
            return 0;
        }
        int count = (int) Math.min(length, bytes.length - offset);
        System.arraycopy(bytes, (int) offset, into, at, count);
        return count;
    }

    @Override
    public void close() {}
}
