package io.vtool.iscsi.pdu;

import java.nio.ByteBuffer;

/** Login Response: the answer to one step of the login, with text. RFC 7143 11.13. */
public final class LoginResponsePdu extends LoginPdu {
    private static final int VERSION_ACTIVE_OFFSET = 3;
    private static final int STATUS_CLASS_OFFSET = 36;
    private static final int STATUS_DETAIL_OFFSET = 37;

    /**
     * Lays the view over a header.
     *
     * @param bytes at least 48 bytes, read and written from index 0
     */
    public LoginResponsePdu(ByteBuffer bytes) {
        super(bytes);
    }

    /**
     * Clears the header and makes it one of this kind.
     *
     * @return this
     */
    public LoginResponsePdu begin() {
        clear(Opcode.LOGIN_RESPONSE);
        return this;
    }

    /**
     * Returns the version in use (11.13.2).
     *
     * @return the value
     */
    public int versionActive() {
        return unsignedByte(VERSION_ACTIVE_OFFSET);
    }

    /**
     * Sets the version in use (11.13.2).
     *
     * @param value the value
     */
    public void versionActive(int value) {
        bytes.put(VERSION_ACTIVE_OFFSET, (byte) value);
    }

    /**
     * Returns the status class (11.13.5).
     *
     * @return the value
     */
    public int statusClass() {
        return unsignedByte(STATUS_CLASS_OFFSET);
    }

    /**
     * Sets the status class (11.13.5).
     *
     * @param value the value
     */
    public void statusClass(int value) {
        bytes.put(STATUS_CLASS_OFFSET, (byte) value);
    }

    /**
     * Returns the status detail (11.13.5).
     *
     * @return the value
     */
    public int statusDetail() {
        return unsignedByte(STATUS_DETAIL_OFFSET);
    }

    /**
     * Sets the status detail (11.13.5).
     *
     * @param value the value
     */
    public void statusDetail(int value) {
        bytes.put(STATUS_DETAIL_OFFSET, (byte) value);
    }
}
