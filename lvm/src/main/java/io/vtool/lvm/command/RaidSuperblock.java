package io.vtool.lvm.command;

import io.vtool.lvm.disk.BlockSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What tells that a device is part of an array of the md driver, or of firmware RAID; the places are those of the formats. */
final class RaidSuperblock {
    private static final int SECTOR = 512;
    private static final long LEAST_SECTORS = 256;
    private static final long VERSION_1_2 = 4096;
    private static final long RESERVED = 64 << 10;
    private static final long END_OF_1_0 = 8 << 10;
    private static final int MAGIC = 0xA92B4EFC;
    private static final byte[] INTEL = "Intel Raid ISM Cfg Sig. ".getBytes(StandardCharsets.US_ASCII);

    private RaidSuperblock() {}

    /** Whether a superblock of version 1.1 or 1.2 lies at the start. */
    static boolean atStart(BlockSource device) {
        return device.size() / SECTOR >= LEAST_SECTORS && (magic(device, 0) || magic(device, VERSION_1_2));
    }

    /** Whether a superblock of version 0.90 or 1.0 or one of Intel's firmware lies at the end. */
    static boolean atEnd(BlockSource device) {
        long size = device.size() / SECTOR * SECTOR;
        if (size / SECTOR < LEAST_SECTORS) {
            return false;
        }
        return magic(device, size / RESERVED * RESERVED - RESERVED)
                || magic(device, (size - END_OF_1_0) / VERSION_1_2 * VERSION_1_2)
                || intel(device, size - (device.sectorSize() == VERSION_1_2 ? 2 * VERSION_1_2 : 2 * SECTOR));
    }

    /** The magic number in either byte order, as version 0.90 has the machine's. */
    private static boolean magic(BlockSource device, long place) {
        byte[] bytes = read(device, place, Integer.BYTES);
        int number = 0;
        for (byte one : bytes) {
            number = number << Byte.SIZE | one & 0xFF;
        }
        return bytes.length == Integer.BYTES && (number == MAGIC || Integer.reverseBytes(number) == MAGIC);
    }

    private static boolean intel(BlockSource device, long place) {
        return Arrays.equals(read(device, place, INTEL.length), INTEL);
    }

    private static byte[] read(BlockSource device, long place, int length) {
        byte[] bytes = new byte[length];
        try {
            return device.read(place, bytes, 0, length) == length ? bytes : new byte[0];
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
