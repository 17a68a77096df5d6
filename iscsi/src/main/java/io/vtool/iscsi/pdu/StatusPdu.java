package io.vtool.iscsi.pdu;

import java.nio.ByteBuffer;

/** How a command ended, where a SCSI Response and the last SCSI Data-In have it (RFC 7143 11.4 and 11.7). */
public abstract sealed class StatusPdu extends BasicHeader permits ScsiResponsePdu, DataInPdu {
    private static final int OVERFLOW_BIT = 0x04;
    private static final int UNDERFLOW_BIT = 0x02;
    private static final int STATUS_OFFSET = 3;
    private static final int RESIDUAL_OFFSET = 44;

    StatusPdu(ByteBuffer bytes) {
        super(bytes);
    }

    /**
     * Returns the O flag: the command called for more than was expected (11.4.1).
     *
     * @return the value
     */
    public boolean overflow() {
        return flag(OVERFLOW_BIT);
    }

    /**
     * Sets the O flag: the command called for more than was expected (11.4.1).
     *
     * @param value the value
     */
    public void overflow(boolean value) {
        flag(OVERFLOW_BIT, value);
    }

    /**
     * Returns the U flag: the command called for less than was expected (11.4.1).
     *
     * @return the value
     */
    public boolean underflow() {
        return flag(UNDERFLOW_BIT);
    }

    /**
     * Sets the U flag: the command called for less than was expected (11.4.1).
     *
     * @param value the value
     */
    public void underflow(boolean value) {
        flag(UNDERFLOW_BIT, value);
    }

    /**
     * Returns the SAM status byte (11.4.2).
     *
     * @return the value
     */
    public int status() {
        return unsignedByte(STATUS_OFFSET);
    }

    /**
     * Sets the SAM status byte (11.4.2).
     *
     * @param value the value
     */
    public void status(int value) {
        bytes.put(STATUS_OFFSET, (byte) value);
    }

    /**
     * Returns the residual in bytes, unsigned (11.4.5.2).
     *
     * @return the value
     */
    public int residual() {
        return bytes.getInt(RESIDUAL_OFFSET);
    }

    /**
     * Sets the residual in bytes, unsigned (11.4.5.2).
     *
     * @param value the value
     */
    public void residual(int value) {
        bytes.putInt(RESIDUAL_OFFSET, value);
    }
}
