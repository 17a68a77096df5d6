package io.vtool.lvm.command;

import io.vtool.lvm.disk.BlockSource;
import java.io.IOException;

/** The partition table of a boot sector, also the one that protects a GPT. */
final class PartitionTable {
    private static final int SECTOR = 512;
    private static final int ENTRIES_OFFSET = 0x1BE;
    private static final int ENTRY_SIZE = 16;
    private static final int ENTRIES = 4;
    private static final int SECTORS_OFFSET = 12;

    private PartitionTable() {}

    /** Whether a device has one: an entry with sectors, and none before it that could be something else. */
    static boolean on(BlockSource device) {
        byte[] sector = new byte[SECTOR];
        try {
            if (device.read(0, sector, 0, SECTOR) < SECTOR) {
                return false;
            }
        } catch (IOException e) {
            return false;
        }
        if ((sector[SECTOR - 2] & 0xFF) != 0x55 || (sector[SECTOR - 1] & 0xFF) != 0xAA) {
            return false;
        }
        boolean some = false;
        for (int i = 0; i < ENTRIES; i++) {
            int at = ENTRIES_OFFSET + i * ENTRY_SIZE;
            if ((sector[at] & 0x7F) != 0) {
                return false;
            }
            for (int j = 0; j < Integer.BYTES; j++) {
                some |= sector[at + SECTORS_OFFSET + j] != 0;
            }
        }
        return some;
    }
}
