package io.vtool.iscsi.pdu;

import java.nio.ByteBuffer;

/** Reject: a PDU is refused; its header is the data segment. RFC 7143 11.17. */
public final class RejectPdu extends BasicHeader {
    private static final int ALWAYS = 0x80;
    private static final int REASON_OFFSET = 2;
    private static final int DATA_SN_OFFSET = 36;

    /**
     * Lays the view over a header.
     *
     * @param bytes at least 48 bytes, read and written from index 0
     */
    public RejectPdu(ByteBuffer bytes) {
        super(bytes);
    }

    /**
     * Clears the header and makes it one of this kind.
     *
     * @return this
     */
    public RejectPdu begin() {
        clear(Opcode.REJECT);
        flags(ALWAYS);
        return this;
    }

    /**
     * Returns the reason code (11.17.1).
     *
     * @return the value
     */
    public int reason() {
        return unsignedByte(REASON_OFFSET);
    }

    /**
     * Sets the reason code (11.17.1).
     *
     * @param value the value
     */
    public void reason(int value) {
        bytes.put(REASON_OFFSET, (byte) value);
    }

    /**
     * Returns the next DataSN or R2TSN, for a rejected data acknowledgement (11.17.3).
     *
     * @return the value
     */
    public int dataSn() {
        return bytes.getInt(DATA_SN_OFFSET);
    }

    /**
     * Sets the next DataSN or R2TSN, for a rejected data acknowledgement (11.17.3).
     *
     * @param value the value
     */
    public void dataSn(int value) {
        bytes.putInt(DATA_SN_OFFSET, value);
    }
}
