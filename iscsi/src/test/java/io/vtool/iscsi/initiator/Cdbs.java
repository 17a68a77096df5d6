package io.vtool.iscsi.initiator;

import java.nio.ByteBuffer;

/** The commands that tests send. */
final class Cdbs {
    static final byte[] TEST_UNIT_READY = new byte[6];

    private Cdbs() {}

    static ScsiCommand read(int lba, int blocks) {
        return ScsiCommand.reading(0, cdb16(0x88, lba, blocks), blocks * TestDisk.BLOCK);
    }

    static ScsiCommand write(int lba, byte[] data) {
        return ScsiCommand.writing(0, cdb16(0x8a, lba, data.length / TestDisk.BLOCK), ByteBuffer.wrap(data));
    }

    static byte[] cdb16(int opcode, long lba, int blocks) {
        return ByteBuffer.allocate(16)
                .put((byte) opcode)
                .put((byte) 0)
                .putLong(lba)
                .putInt(blocks)
                .array();
    }
}
