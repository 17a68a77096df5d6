package io.vtool.iscsi.lun;

import io.vtool.iscsi.initiator.IscsiException;
import io.vtool.iscsi.initiator.IscsiSession;
import io.vtool.iscsi.initiator.ScsiCommand;
import io.vtool.iscsi.initiator.ScsiResult;
import java.nio.ByteBuffer;

/** How large a logical unit is: READ CAPACITY(16), or (10) where the device does not know it (SBC-4 5.20, 5.21). */
record Capacity(long blocks, int blockSize, boolean thin, byte[] sense) {
    private static final int TEST_UNIT_READY_LENGTH = 6;
    private static final int MAX_ATTENTIONS = 4;
    private static final int ILLEGAL_REQUEST = 5;
    private static final int UNIT_ATTENTION = 6;
    private static final int LENGTH_16 = 32;
    private static final int LENGTH_10 = 8;
    private static final int SERVICE_ACTION = 0x10;
    private static final byte[] NONE = {};

    static Capacity of(IscsiSession session, long lun, int type) throws IscsiException {
        if (!hasBlocks(type)) {
            return unknown(NONE);
        }
        settle(session, lun);
        byte[] cdb16 = ByteBuffer.allocate(16)
                .put(0, (byte) 0x9e)
                .put(1, (byte) SERVICE_ACTION)
                .putInt(10, LENGTH_16)
                .array();
        ScsiResult result = session.execute(ScsiCommand.reading(lun, cdb16, LENGTH_16));
        if (result.senseKey() != ILLEGAL_REQUEST) {
            return read16(result);
        }
        byte[] cdb10 = new byte[10];
        cdb10[0] = 0x25;
        return read10(session.execute(ScsiCommand.reading(lun, cdb10, LENGTH_10)));
    }

    /** Tells whether a type of device has logical blocks: disk, write once, CD or DVD, optical memory, simplified disk. */
    private static boolean hasBlocks(int type) {
        return type == 0x00 || type == 0x04 || type == 0x05 || type == 0x07 || type == 0x0e || type == 0x14;
    }

    /** Takes the unit attentions that wait, so that they do not hide the answer. */
    private static void settle(IscsiSession session, long lun) throws IscsiException {
        for (int i = 0; i < MAX_ATTENTIONS; i++) {
            ScsiResult ready = session.execute(ScsiCommand.plain(lun, new byte[TEST_UNIT_READY_LENGTH]));
            if (ready.senseKey() != UNIT_ATTENTION) {
                return;
            }
        }
    }

    private static Capacity read16(ScsiResult result) {
        ByteBuffer data = result.data();
        if (!result.good() || data.limit() < 12) {
            return unknown(result.sense());
        }
        boolean thin = data.limit() > 14 && (data.get(14) & 0x80) != 0;
        return sized(data.getLong(0), data.getInt(8), thin);
    }

    private static Capacity read10(ScsiResult result) {
        ByteBuffer data = result.data();
        if (!result.good() || data.limit() < LENGTH_10) {
            return unknown(result.sense());
        }
        return sized(data.getInt(0) & 0xffffffffL, data.getInt(4), false);
    }

    private static Capacity sized(long lastBlock, int blockSize, boolean thin) {
        boolean sane = lastBlock >= 0 && lastBlock < Long.MAX_VALUE && blockSize > 0;
        return sane ? new Capacity(lastBlock + 1, blockSize, thin, NONE) : unknown(NONE);
    }

    private static Capacity unknown(byte[] sense) {
        return new Capacity(-1, 0, false, sense);
    }
}
