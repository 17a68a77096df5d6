package io.vtool.iscsi.pdu;

import java.nio.ByteBuffer;

/** SCSI Data-In: data of a read, and the good status of its command in the last one. RFC 7143 11.7. */
public final class DataInPdu extends StatusPdu {
    private static final int ACKNOWLEDGE_BIT = 0x40;
    private static final int STATUS_PRESENT_BIT = 0x01;
    private static final int DATA_SN_OFFSET = 36;
    private static final int BUFFER_OFFSET_OFFSET = 40;

    /**
     * Lays the view over a header.
     *
     * @param bytes at least 48 bytes, read and written from index 0
     */
    public DataInPdu(ByteBuffer bytes) {
        super(bytes);
    }

    /**
     * Clears the header and makes it one of this kind.
     *
     * @return this
     */
    public DataInPdu begin() {
        clear(Opcode.DATA_IN);
        return this;
    }

    /**
     * Returns the A flag: asks for a DataACK SNACK (11.7.2).
     *
     * @return the value
     */
    public boolean acknowledge() {
        return flag(ACKNOWLEDGE_BIT);
    }

    /**
     * Sets the A flag: asks for a DataACK SNACK (11.7.2).
     *
     * @param value the value
     */
    public void acknowledge(boolean value) {
        flag(ACKNOWLEDGE_BIT, value);
    }

    /**
     * Returns the S flag: status and StatSN are meaningful (11.7.3).
     *
     * @return the value
     */
    public boolean statusPresent() {
        return flag(STATUS_PRESENT_BIT);
    }

    /**
     * Sets the S flag: status and StatSN are meaningful (11.7.3).
     *
     * @param value the value
     */
    public void statusPresent(boolean value) {
        flag(STATUS_PRESENT_BIT, value);
    }

    /**
     * Returns the number of this PDU within its command (11.7.5).
     *
     * @return the value
     */
    public int dataSn() {
        return bytes.getInt(DATA_SN_OFFSET);
    }

    /**
     * Sets the number of this PDU within its command (11.7.5).
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
