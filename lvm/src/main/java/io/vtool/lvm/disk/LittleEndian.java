package io.vtool.lvm.disk;

/** Numbers in bytes, the least significant byte first. */
final class LittleEndian {
    private LittleEndian() {}

    /** An unsigned 32-bit number. */
    static long u32(byte[] bytes, int offset) {
        return bytes[offset] & 0xFF
                | (bytes[offset + 1] & 0xFF) << 8
                | (bytes[offset + 2] & 0xFF) << 16
                | (bytes[offset + 3] & 0xFFL) << 24;
    }

    /** A 64-bit number; values from 2^63 on come out negative and must be refused as out of bounds. */
    static long u64(byte[] bytes, int offset) {
        return u32(bytes, offset) | u32(bytes, offset + 4) << 32;
    }
}
