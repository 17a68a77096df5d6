package io.vtool.iscsi.pdu;

import java.nio.ByteBuffer;

/** Task Management Function Request. RFC 7143 11.5. */
public final class TaskManagementRequestPdu extends BasicHeader {
    private static final int ALWAYS = 0x80;
    private static final int FUNCTION_BITS = 0x7f;
    private static final int REFERENCED_TASK_TAG_OFFSET = 20;
    private static final int REF_CMD_SN_OFFSET = 32;
    private static final int EXP_DATA_SN_OFFSET = 36;

    /**
     * Lays the view over a header.
     *
     * @param bytes at least 48 bytes, read and written from index 0
     */
    public TaskManagementRequestPdu(ByteBuffer bytes) {
        super(bytes);
    }

    /**
     * Clears the header and makes it one of this kind.
     *
     * @return this
     */
    public TaskManagementRequestPdu begin() {
        clear(Opcode.TASK_MANAGEMENT_REQUEST);
        flags(ALWAYS);
        return this;
    }

    /**
     * Returns the function code (11.5.1 and RFC 7144 4.1).
     *
     * @return the value
     */
    public int function() {
        return flags() & FUNCTION_BITS;
    }

    /**
     * Sets the function code (11.5.1 and RFC 7144 4.1).
     *
     * @param value the value
     */
    public void function(int value) {
        flags(flags() & ~FUNCTION_BITS | value & FUNCTION_BITS);
    }

    /**
     * Returns the initiator task tag the function refers to, or the reserved tag (11.5.4).
     *
     * @return the value
     */
    public int referencedTaskTag() {
        return bytes.getInt(REFERENCED_TASK_TAG_OFFSET);
    }

    /**
     * Sets the initiator task tag the function refers to, or the reserved tag (11.5.4).
     *
     * @param value the value
     */
    public void referencedTaskTag(int value) {
        bytes.putInt(REFERENCED_TASK_TAG_OFFSET, value);
    }

    /**
     * Returns the CmdSN of the referenced task (11.5.5).
     *
     * @return the value
     */
    public int refCmdSn() {
        return bytes.getInt(REF_CMD_SN_OFFSET);
    }

    /**
     * Sets the CmdSN of the referenced task (11.5.5).
     *
     * @param value the value
     */
    public void refCmdSn(int value) {
        bytes.putInt(REF_CMD_SN_OFFSET, value);
    }

    /**
     * Returns the next DataSN or R2TSN expected, for TASK REASSIGN (11.5.6).
     *
     * @return the value
     */
    public int expDataSn() {
        return bytes.getInt(EXP_DATA_SN_OFFSET);
    }

    /**
     * Sets the next DataSN or R2TSN expected, for TASK REASSIGN (11.5.6).
     *
     * @param value the value
     */
    public void expDataSn(int value) {
        bytes.putInt(EXP_DATA_SN_OFFSET, value);
    }
}
