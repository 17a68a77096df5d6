package io.vtool.lvm.thin;

import io.vtool.lvm.disk.BlockSource;
import java.io.IOException;
import java.util.zip.CRC32C;

/**
 * One block of a pool's metadata.
 *
 * @param number where it is, in blocks
 */
record MetadataBlock(long number, byte[] bytes) {
    static final int SIZE = 4096;
    private static final int NUMBER_OFFSET = 8;
    private static final long WORD = 0xFFFF_FFFFL;

    static MetadataBlock read(BlockSource source, long number) throws IOException {
        if (number < 0 || number > source.size() / SIZE - 1) {
            throw new PoolMetadataException("block " + number + " lies outside of the metadata");
        }
        byte[] bytes = new byte[SIZE];
        if (source.read(number * SIZE, bytes, 0, SIZE) < SIZE) {
            throw new PoolMetadataException("block " + number + " cannot be read whole");
        }
        return new MetadataBlock(number, bytes);
    }

    /** Compares the checksum and the block's own number, which stand in front. */
    void check(long salt) throws PoolMetadataException {
        check(salt, NUMBER_OFFSET);
    }

    /**
     * Compares the checksum, which stands in front, and the block's own number.
     *
     * @param numberAt where that stands
     */
    void check(long salt, int numberAt) throws PoolMetadataException {
        CRC32C crc = new CRC32C();
        crc.update(bytes, Integer.BYTES, SIZE - Integer.BYTES);
        long computed = (crc.getValue() ^ WORD) ^ salt;
        if (computed != u32(0)) {
            throw new PoolMetadataException("block " + number + " has a wrong checksum");
        }
        if (u64(numberAt) != number) {
            throw new PoolMetadataException("block " + number + " says it is another one");
        }
    }

    long u32(int at) {
        return bytes[at] & 0xFF
                | (bytes[at + 1] & 0xFF) << 8
                | (bytes[at + 2] & 0xFF) << 16
                | (bytes[at + 3] & 0xFFL) << 24;
    }

    long u64(int at) {
        return u32(at) | u32(at + Integer.BYTES) << 32;
    }
}
