package io.vtool.iscsi.pdu;

import java.nio.ByteBuffer;

/** SCSI Response: status of a command, its residual and sense data. RFC 7143 11.4. */
public final class ScsiResponsePdu extends StatusPdu {
    private static final int ALWAYS = 0x80;
    private static final int BIDIRECTIONAL_OVERFLOW_BIT = 0x10;
    private static final int BIDIRECTIONAL_UNDERFLOW_BIT = 0x08;
    private static final int RESPONSE_OFFSET = 2;
    private static final int SNACK_TAG_OFFSET = 20;
    private static final int EXP_DATA_SN_OFFSET = 36;
    private static final int BIDIRECTIONAL_READ_RESIDUAL_OFFSET = 40;

    /**
     * Lays the view over a header.
     *
     * @param bytes at least 48 bytes, read and written from index 0
     */
    public ScsiResponsePdu(ByteBuffer bytes) {
        super(bytes);
    }

    /**
     * Clears the header and makes it one of this kind.
     *
     * @return this
     */
    public ScsiResponsePdu begin() {
        clear(Opcode.SCSI_RESPONSE);
        flags(ALWAYS);
        return this;
    }

    /**
     * Returns the o flag: residual overflow of the read part of a bidirectional command (11.4.1).
     *
     * @return the value
     */
    public boolean bidirectionalOverflow() {
        return flag(BIDIRECTIONAL_OVERFLOW_BIT);
    }

    /**
     * Sets the o flag: residual overflow of the read part of a bidirectional command (11.4.1).
     *
     * @param value the value
     */
    public void bidirectionalOverflow(boolean value) {
        flag(BIDIRECTIONAL_OVERFLOW_BIT, value);
    }

    /**
     * Returns the u flag: residual underflow of the read part of a bidirectional command (11.4.1).
     *
     * @return the value
     */
    public boolean bidirectionalUnderflow() {
        return flag(BIDIRECTIONAL_UNDERFLOW_BIT);
    }

    /**
     * Sets the u flag: residual underflow of the read part of a bidirectional command (11.4.1).
     *
     * @param value the value
     */
    public void bidirectionalUnderflow(boolean value) {
        flag(BIDIRECTIONAL_UNDERFLOW_BIT, value);
    }

    /**
     * Returns the response: 0 completed at target, 1 target failure, 0x80 and up vendor specific (11.4.3).
     *
     * @return the value
     */
    public int response() {
        return unsignedByte(RESPONSE_OFFSET);
    }

    /**
     * Sets the response: 0 completed at target, 1 target failure, 0x80 and up vendor specific (11.4.3).
     *
     * @param value the value
     */
    public void response(int value) {
        bytes.put(RESPONSE_OFFSET, (byte) value);
    }

    /**
     * Returns the SNACK tag, or 0 (11.4.4).
     *
     * @return the value
     */
    public int snackTag() {
        return bytes.getInt(SNACK_TAG_OFFSET);
    }

    /**
     * Sets the SNACK tag, or 0 (11.4.4).
     *
     * @param value the value
     */
    public void snackTag(int value) {
        bytes.putInt(SNACK_TAG_OFFSET, value);
    }

    /**
     * Returns the number of Data-In and R2T PDUs sent for the command (11.4.8).
     *
     * @return the value
     */
    public int expDataSn() {
        return bytes.getInt(EXP_DATA_SN_OFFSET);
    }

    /**
     * Sets the number of Data-In and R2T PDUs sent for the command (11.4.8).
     *
     * @param value the value
     */
    public void expDataSn(int value) {
        bytes.putInt(EXP_DATA_SN_OFFSET, value);
    }

    /**
     * Returns the residual of the read part of a bidirectional command in bytes (11.4.5.2).
     *
     * @return the value
     */
    public int bidirectionalReadResidual() {
        return bytes.getInt(BIDIRECTIONAL_READ_RESIDUAL_OFFSET);
    }

    /**
     * Sets the residual of the read part of a bidirectional command in bytes (11.4.5.2).
     *
     * @param value the value
     */
    public void bidirectionalReadResidual(int value) {
        bytes.putInt(BIDIRECTIONAL_READ_RESIDUAL_OFFSET, value);
    }
}
