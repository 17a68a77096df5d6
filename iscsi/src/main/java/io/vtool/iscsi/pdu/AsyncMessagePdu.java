package io.vtool.iscsi.pdu;

import java.nio.ByteBuffer;

/** Asynchronous Message: the target tells or asks something unprompted. RFC 7143 11.9. */
public final class AsyncMessagePdu extends BasicHeader {
    private static final int ALWAYS = 0x80;
    private static final int EVENT_OFFSET = 36;
    private static final int VENDOR_CODE_OFFSET = 37;
    private static final int PARAMETER1_OFFSET = 38;
    private static final int PARAMETER2_OFFSET = 40;
    private static final int PARAMETER3_OFFSET = 42;

    /**
     * Lays the view over a header.
     *
     * @param bytes at least 48 bytes, read and written from index 0
     */
    public AsyncMessagePdu(ByteBuffer bytes) {
        super(bytes);
    }

    /**
     * Clears the header and makes it one of this kind.
     *
     * @return this
     */
    public AsyncMessagePdu begin() {
        clear(Opcode.ASYNC_MESSAGE);
        flags(ALWAYS);
        return this;
    }

    /**
     * Returns the event: 0 SCSI, 1 logout request, 2 connection drop, 3 session drop, 4 negotiation request, 5 tasks terminated (11.9.1).
     *
     * @return the value
     */
    public int event() {
        return unsignedByte(EVENT_OFFSET);
    }

    /**
     * Sets the event: 0 SCSI, 1 logout request, 2 connection drop, 3 session drop, 4 negotiation request, 5 tasks terminated (11.9.1).
     *
     * @param value the value
     */
    public void event(int value) {
        bytes.put(EVENT_OFFSET, (byte) value);
    }

    /**
     * Returns the vendor specific detail of the event (11.9.2).
     *
     * @return the value
     */
    public int vendorCode() {
        return unsignedByte(VENDOR_CODE_OFFSET);
    }

    /**
     * Sets the vendor specific detail of the event (11.9.2).
     *
     * @param value the value
     */
    public void vendorCode(int value) {
        bytes.put(VENDOR_CODE_OFFSET, (byte) value);
    }

    /**
     * Returns Parameter1: the CID of a connection drop (11.9.1).
     *
     * @return the value
     */
    public int parameter1() {
        return unsignedShort(PARAMETER1_OFFSET);
    }

    /**
     * Sets Parameter1: the CID of a connection drop (11.9.1).
     *
     * @param value the value
     */
    public void parameter1(int value) {
        bytes.putShort(PARAMETER1_OFFSET, (short) value);
    }

    /**
     * Returns Parameter2: Time2Wait of a drop in seconds (11.9.1).
     *
     * @return the value
     */
    public int parameter2() {
        return unsignedShort(PARAMETER2_OFFSET);
    }

    /**
     * Sets Parameter2: Time2Wait of a drop in seconds (11.9.1).
     *
     * @param value the value
     */
    public void parameter2(int value) {
        bytes.putShort(PARAMETER2_OFFSET, (short) value);
    }

    /**
     * Returns Parameter3: Time2Retain of a drop, or the seconds a request leaves (11.9.1).
     *
     * @return the value
     */
    public int parameter3() {
        return unsignedShort(PARAMETER3_OFFSET);
    }

    /**
     * Sets Parameter3: Time2Retain of a drop, or the seconds a request leaves (11.9.1).
     *
     * @param value the value
     */
    public void parameter3(int value) {
        bytes.putShort(PARAMETER3_OFFSET, (short) value);
    }
}
