package io.vtool.iscsi.pdu;

import java.nio.ByteBuffer;

/** Logout Request. RFC 7143 11.14. */
public final class LogoutRequestPdu extends BasicHeader {
    private static final int ALWAYS = 0x80;
    private static final int REASON_BITS = 0x7f;
    private static final int CID_OFFSET = 20;

    /**
     * Lays the view over a header.
     *
     * @param bytes at least 48 bytes, read and written from index 0
     */
    public LogoutRequestPdu(ByteBuffer bytes) {
        super(bytes);
    }

    /**
     * Clears the header and makes it one of this kind.
     *
     * @return this
     */
    public LogoutRequestPdu begin() {
        clear(Opcode.LOGOUT_REQUEST);
        flags(ALWAYS);
        return this;
    }

    /**
     * Returns the reason: 0 close session, 1 close connection, 2 remove connection for recovery (11.14.1).
     *
     * @return the value
     */
    public int reason() {
        return flags() & REASON_BITS;
    }

    /**
     * Sets the reason: 0 close session, 1 close connection, 2 remove connection for recovery (11.14.1).
     *
     * @param value the value
     */
    public void reason(int value) {
        flags(flags() & ~REASON_BITS | value & REASON_BITS);
    }

    /**
     * Returns the connection to close (11.14.2).
     *
     * @return the value
     */
    public int cid() {
        return unsignedShort(CID_OFFSET);
    }

    /**
     * Sets the connection to close (11.14.2).
     *
     * @param value the value
     */
    public void cid(int value) {
        bytes.putShort(CID_OFFSET, (short) value);
    }
}
