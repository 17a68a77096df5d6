package io.vtool.lvm.disk;

import java.util.zip.CRC32;

/** LVM2's checksum: CRC-32 (reflected, 0xEDB88320) that starts at 0xF597A6CF and is not inverted at the end. */
public final class LvmChecksum {
    /** These four bytes take an ordinary CRC-32 from its own starting value to LVM2's. */
    private static final byte[] PREFIX = {0x2D, 0x7D, 0x2C, 0x51};

    private LvmChecksum() {}

    /** The checksum of a part of an array, an unsigned 32-bit number. */
    public static long of(byte[] bytes, int offset, int length) {
        CRC32 crc = new CRC32();
        crc.update(PREFIX);
        crc.update(bytes, offset, length);
        return crc.getValue() ^ 0xFFFF_FFFFL;
    }

    /** The checksum of bytes with a NUL behind them. */
    static long ofTerminated(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(PREFIX);
        crc.update(bytes, 0, bytes.length);
        crc.update(0);
        return crc.getValue() ^ 0xFFFF_FFFFL;
    }
}
