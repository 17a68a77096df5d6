package io.vtool.iscsi.pdu;

import java.nio.ByteBuffer;

/** Task Management Function Response. RFC 7143 11.6. */
public final class TaskManagementResponsePdu extends BasicHeader {
    private static final int ALWAYS = 0x80;
    private static final int RESPONSE_OFFSET = 2;

    /**
     * Lays the view over a header.
     *
     * @param bytes at least 48 bytes, read and written from index 0
     */
    public TaskManagementResponsePdu(ByteBuffer bytes) {
        super(bytes);
    }

    /**
     * Clears the header and makes it one of this kind.
     *
     * @return this
     */
    public TaskManagementResponsePdu begin() {
        clear(Opcode.TASK_MANAGEMENT_RESPONSE);
        flags(ALWAYS);
        return this;
    }

    /**
     * Returns the response code (11.6.1).
     *
     * @return the value
     */
    public int response() {
        return unsignedByte(RESPONSE_OFFSET);
    }

    /**
     * Sets the response code (11.6.1).
     *
     * @param value the value
     */
    public void response(int value) {
        bytes.put(RESPONSE_OFFSET, (byte) value);
    }
}
