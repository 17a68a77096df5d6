package io.vtool.lvm.write;

import io.vtool.lvm.disk.BlockSource;

/** A device in memory that can be written and then read; of a large one only the start is kept, the rest reads as zeroes. */
public final class MemoryTarget implements BlockTarget {
    private static final int LARGE = 80 << 20;
    private static final int KEPT = 4 << 20;

    /** What is kept, from the start of the device. */
    public final byte[] bytes;

    private final long size;

    public MemoryTarget(int mebibytes) {
        size = (long) mebibytes << 20;
        bytes = new byte[size > LARGE ? KEPT : (int) size];
    }

    public BlockSource source(String name) {
        return new Source(name, this);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void write(long offset, byte[] from, int at, int length) {
        if (offset < bytes.length) {
            System.arraycopy(from, at, bytes, (int) offset, (int) Math.min(length, bytes.length - offset));
        }
    }

    private record Source(String name, MemoryTarget target) implements BlockSource {
        @Override
        public long size() {
            return target.size;
        }

        @Override
        public int sectorSize() {
            return 512;
        }

        @Override
        public int read(long offset, byte[] into, int at, int length) {
            if (offset < 0 || offset >= target.size) {
                return 0;
            }
            int count = (int) Math.min(length, target.size - offset);
            for (int i = 0; i < count; i++) {
                long from = offset + i;
                into[at + i] = from < target.bytes.length ? target.bytes[(int) from] : 0;
            }
            return count;
        }

        @Override
        public void close() {}
    }
}
