package io.vtool.emulator.array.command;

/** A view of a command descriptor block; bytes beyond its end read as zero. */
final class Cdb {
    private final byte[] bytes;

    Cdb(byte[] bytes) {
        this.bytes = bytes;
    }

    int u8(int offset) {
        return offset < bytes.length ? bytes[offset] & 0xff : 0;
    }

    int u16(int offset) {
        return u8(offset) << 8 | u8(offset + 1);
    }

    int u24(int offset) {
        return u16(offset) << 8 | u8(offset + 2);
    }

    long u32(int offset) {
        return (long) u16(offset) << 16 | u16(offset + 2);
    }

    long u64(int offset) {
        return u32(offset) << 32 | u32(offset + 4);
    }

    /** Tells whether any bit of a mask is set. */
    boolean has(int offset, int mask) {
        return (u8(offset) & mask) != 0;
    }

    int opcode() {
        return u8(0);
    }

    /** The SERVICE ACTION field of commands that have one in byte 1 (SPC-4 4.2.2). */
    int serviceAction() {
        return u8(1) & 0x1f;
    }

    /** The command length that the group code of the opcode stands for (SAM-5 5.2.1): 6, 10, 12 or 16 bytes. */
    int length() {
        return switch (opcode() >> 5) {
            case 0 -> 6;
            case 4 -> 16;
            case 5 -> 12;
            default -> 10;
        };
    }
}
