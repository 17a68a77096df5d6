package io.vtool.iscsi.pdu;

import java.nio.ByteBuffer;

/** Logout Response. RFC 7143 11.15. */
public final class LogoutResponsePdu extends BasicHeader {
    private static final int ALWAYS = 0x80;
    private static final int RESPONSE_OFFSET = 2;
    private static final int TIME2_WAIT_OFFSET = 40;
    private static final int TIME2_RETAIN_OFFSET = 42;

    /**
     * Lays the view over a header.
     *
     * @param bytes at least 48 bytes, read and written from index 0
     */
    public LogoutResponsePdu(ByteBuffer bytes) {
        super(bytes);
    }

    /**
     * Clears the header and makes it one of this kind.
     *
     * @return this
     */
    public LogoutResponsePdu begin() {
        clear(Opcode.LOGOUT_RESPONSE);
        flags(ALWAYS);
        return this;
    }

    /**
     * Returns the response: 0 closed, 1 CID not found, 2 recovery not supported, 3 cleanup failed (11.15.1).
     *
     * @return the value
     */
    public int response() {
        return unsignedByte(RESPONSE_OFFSET);
    }

    /**
     * Sets the response: 0 closed, 1 CID not found, 2 recovery not supported, 3 cleanup failed (11.15.1).
     *
     * @param value the value
     */
    public void response(int value) {
        bytes.put(RESPONSE_OFFSET, (byte) value);
    }

    /**
     * Returns seconds to wait before a reconnection (11.15.3).
     *
     * @return the value
     */
    public int time2Wait() {
        return unsignedShort(TIME2_WAIT_OFFSET);
    }

    /**
     * Sets seconds to wait before a reconnection (11.15.3).
     *
     * @param value the value
     */
    public void time2Wait(int value) {
        bytes.putShort(TIME2_WAIT_OFFSET, (short) value);
    }

    /**
     * Returns seconds that tasks are kept after Time2Wait (11.15.4).
     *
     * @return the value
     */
    public int time2Retain() {
        return unsignedShort(TIME2_RETAIN_OFFSET);
    }

    /**
     * Sets seconds that tasks are kept after Time2Wait (11.15.4).
     *
     * @param value the value
     */
    public void time2Retain(int value) {
        bytes.putShort(TIME2_RETAIN_OFFSET, (short) value);
    }
}
