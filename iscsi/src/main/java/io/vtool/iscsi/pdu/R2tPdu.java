package io.vtool.iscsi.pdu;

import java.nio.ByteBuffer;

/** Ready To Transfer: the target asks for a part of the data of a write. RFC 7143 11.8. */
public final class R2tPdu extends BasicHeader {
    private static final int ALWAYS = 0x80;
    private static final int R2T_SN_OFFSET = 36;
    private static final int BUFFER_OFFSET_OFFSET = 40;
    private static final int DESIRED_DATA_TRANSFER_LENGTH_OFFSET = 44;

    /**
     * Lays the view over a header.
     *
     * @param bytes at least 48 bytes, read and written from index 0
     */
    public R2tPdu(ByteBuffer bytes) {
        super(bytes);
    }

    /**
     * Clears the header and makes it one of this kind.
     *
     * @return this
     */
    public R2tPdu begin() {
        clear(Opcode.R2T);
        flags(ALWAYS);
        return this;
    }

    /**
     * Returns the number of this R2T within its command (11.8.2).
     *
     * @return the value
     */
    public int r2tSn() {
        return bytes.getInt(R2T_SN_OFFSET);
    }

    /**
     * Sets the number of this R2T within its command (11.8.2).
     *
     * @param value the value
     */
    public void r2tSn(int value) {
        bytes.putInt(R2T_SN_OFFSET, value);
    }

    /**
     * Returns the offset of the wanted data, unsigned (11.8.4).
     *
     * @return the value
     */
    public int bufferOffset() {
        return bytes.getInt(BUFFER_OFFSET_OFFSET);
    }

    /**
     * Sets the offset of the wanted data, unsigned (11.8.4).
     *
     * @param value the value
     */
    public void bufferOffset(int value) {
        bytes.putInt(BUFFER_OFFSET_OFFSET, value);
    }

    /**
     * Returns the wanted length in bytes, not 0 (11.8.4).
     *
     * @return the value
     */
    public int desiredDataTransferLength() {
        return bytes.getInt(DESIRED_DATA_TRANSFER_LENGTH_OFFSET);
    }

    /**
     * Sets the wanted length in bytes, not 0 (11.8.4).
     *
     * @param value the value
     */
    public void desiredDataTransferLength(int value) {
        bytes.putInt(DESIRED_DATA_TRANSFER_LENGTH_OFFSET, value);
    }
}
