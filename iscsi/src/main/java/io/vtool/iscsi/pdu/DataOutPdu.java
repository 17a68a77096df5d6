package io.vtool.iscsi.pdu;

import java.nio.ByteBuffer;

/** SCSI Data-Out: data of a write, solicited by an R2T or not. RFC 7143 11.7. */
public final class DataOutPdu extends BasicHeader {
    private static final int DATA_SN_OFFSET = 36;
    private static final int BUFFER_OFFSET_OFFSET = 40;

    /**
     * Lays the view over a header.
     *
     * @param bytes at least 48 bytes, read and written from index 0
     */
    public DataOutPdu(ByteBuffer bytes) {
        super(bytes);
    }

    /**
     * Clears the header and makes it one of this kind.
     *
     * @return this
     */
    public DataOutPdu begin() {
        clear(Opcode.DATA_OUT);
        return this;
    }

    /**
     * Returns the number of this PDU within its sequence (11.7.5).
     *
     * @return the value
     */
    public int dataSn() {
        return bytes.getInt(DATA_SN_OFFSET);
    }

    /**
     * Sets the number of this PDU within its sequence (11.7.5).
     *
     * @param value the value
     */
    public void dataSn(int value) {
        bytes.putInt(DATA_SN_OFFSET, value);
    }

    /**
     * Returns the offset of the data within the command, unsigned (11.7.6).
     *
     * @return the value
     */
    public int bufferOffset() {
        return bytes.getInt(BUFFER_OFFSET_OFFSET);
    }

    /**
     * Sets the offset of the data within the command, unsigned (11.7.6).
     *
     * @param value the value
     */
    public void bufferOffset(int value) {
        bytes.putInt(BUFFER_OFFSET_OFFSET, value);
    }
}
