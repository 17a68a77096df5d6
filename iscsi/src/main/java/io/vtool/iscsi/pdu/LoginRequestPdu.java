package io.vtool.iscsi.pdu;

import java.nio.ByteBuffer;

/** Login Request: one step of the login, with text. RFC 7143 11.12. */
public final class LoginRequestPdu extends LoginPdu {
    private static final int VERSION_MIN_OFFSET = 3;
    private static final int CID_OFFSET = 20;

    /**
     * Lays the view over a header.
     *
     * @param bytes at least 48 bytes, read and written from index 0
     */
    public LoginRequestPdu(ByteBuffer bytes) {
        super(bytes);
    }

    /**
     * Clears the header and makes it one of this kind.
     *
     * @return this
     */
    public LoginRequestPdu begin() {
        clear(Opcode.LOGIN_REQUEST);
        return this;
    }

    /**
     * Returns the lowest version the initiator speaks (11.12.4).
     *
     * @return the value
     */
    public int versionMin() {
        return unsignedByte(VERSION_MIN_OFFSET);
    }

    /**
     * Sets the lowest version the initiator speaks (11.12.4).
     *
     * @param value the value
     */
    public void versionMin(int value) {
        bytes.put(VERSION_MIN_OFFSET, (byte) value);
    }

    /**
     * Returns the connection id (11.12.7).
     *
     * @return the value
     */
    public int cid() {
        return unsignedShort(CID_OFFSET);
    }

    /**
     * Sets the connection id (11.12.7).
     *
     * @param value the value
     */
    public void cid(int value) {
        bytes.putShort(CID_OFFSET, (short) value);
    }
}
