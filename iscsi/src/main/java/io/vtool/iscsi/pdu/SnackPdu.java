package io.vtool.iscsi.pdu;

import java.nio.ByteBuffer;

/** SNACK Request: asks for something again. RFC 7143 11.16. */
public final class SnackPdu extends BasicHeader {
    private static final int ALWAYS = 0x80;
    private static final int TYPE_BITS = 0x0f;
    private static final int BEG_RUN_OFFSET = 40;
    private static final int RUN_LENGTH_OFFSET = 44;

    /**
     * Lays the view over a header.
     *
     * @param bytes at least 48 bytes, read and written from index 0
     */
    public SnackPdu(ByteBuffer bytes) {
        super(bytes);
    }

    /**
     * Clears the header and makes it one of this kind.
     *
     * @return this
     */
    public SnackPdu begin() {
        clear(Opcode.SNACK_REQUEST);
        flags(ALWAYS);
        return this;
    }

    /**
     * Returns the type: 0 data or R2T, 1 status, 2 DataACK, 3 R-Data (11.16.1).
     *
     * @return the value
     */
    public int type() {
        return flags() & TYPE_BITS;
    }

    /**
     * Sets the type: 0 data or R2T, 1 status, 2 DataACK, 3 R-Data (11.16.1).
     *
     * @param value the value
     */
    public void type(int value) {
        flags(flags() & ~TYPE_BITS | value & TYPE_BITS);
    }

    /**
     * Returns the first number asked for (11.16.5).
     *
     * @return the value
     */
    public int begRun() {
        return bytes.getInt(BEG_RUN_OFFSET);
    }

    /**
     * Sets the first number asked for (11.16.5).
     *
     * @param value the value
     */
    public void begRun(int value) {
        bytes.putInt(BEG_RUN_OFFSET, value);
    }

    /**
     * Returns how many are asked for, 0 for all (11.16.6).
     *
     * @return the value
     */
    public int runLength() {
        return bytes.getInt(RUN_LENGTH_OFFSET);
    }

    /**
     * Sets how many are asked for, 0 for all (11.16.6).
     *
     * @param value the value
     */
    public void runLength(int value) {
        bytes.putInt(RUN_LENGTH_OFFSET, value);
    }
}
