package io.vtool.iscsi.pdu;

import java.nio.ByteBuffer;

/**
 * The basic header segment: 48 bytes that begin every PDU, and the fields most kinds share (RFC 7143 11.2.1). All numbers
 * are big endian. A view holds no state of its own, so that one may stay over a buffer that is filled again and again.
 */
public class BasicHeader {
    /** Length of the basic header segment in bytes. */
    public static final int LENGTH = 48;
    /** The tag that is no tag, for the initiator's and the target's task tags alike (11.2.1.8). */
    public static final int RESERVED_TAG = 0xffffffff;

    private static final int OPCODE_OFFSET = 0; // 11.2.1.2
    private static final int FLAGS_OFFSET = 1; // 11.2.1.3
    private static final int AHS_LENGTH_OFFSET = 4; // 11.2.1.5
    private static final int DATA_LENGTH_OFFSET = 4; // 11.2.1.6, the low 24 bits of the word
    private static final int LUN_OFFSET = 8; // 11.2.1.7
    private static final int TASK_TAG_OFFSET = 16; // 11.2.1.8
    private static final int TRANSFER_TAG_OFFSET = 20;
    private static final int CMD_SN_OFFSET = 24; // requests
    private static final int EXP_STAT_SN_OFFSET = 28; // requests
    private static final int STAT_SN_OFFSET = 24; // responses
    private static final int EXP_CMD_SN_OFFSET = 28; // responses
    private static final int MAX_CMD_SN_OFFSET = 32; // responses

    private static final int IMMEDIATE_BIT = 0x40;
    private static final int OPCODE_BITS = 0x3f;
    private static final int FINAL_BIT = 0x80;
    private static final int DATA_LENGTH_BITS = 0x00ffffff;

    final ByteBuffer bytes;

    /**
     * Lays the view over a header.
     *
     * @param bytes at least 48 bytes, read and written from index 0
     */
    public BasicHeader(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    final void clear(int opcode) {
        for (int i = 0; i < LENGTH; i += Long.BYTES) {
            bytes.putLong(i, 0);
        }
        bytes.put(OPCODE_OFFSET, (byte) opcode);
    }

    final int flags() {
        return unsignedByte(FLAGS_OFFSET);
    }

    final void flags(int value) {
        bytes.put(FLAGS_OFFSET, (byte) value);
    }

    final boolean flag(int bit) {
        return (bytes.get(FLAGS_OFFSET) & bit) != 0;
    }

    final void flag(int bit, boolean value) {
        flags(value ? flags() | bit : flags() & ~bit);
    }

    final int unsignedByte(int offset) {
        return bytes.get(offset) & 0xff;
    }

    final int unsignedShort(int offset) {
        return bytes.getShort(offset) & 0xffff;
    }

    /**
     * Returns the opcode without the immediate flag.
     *
     * @return one of {@link Opcode}, or any other number up to 0x3f
     */
    public final int opcode() {
        return bytes.get(OPCODE_OFFSET) & OPCODE_BITS;
    }

    /**
     * Returns the I flag of a request: carry it out at once, out of the order of CmdSN (11.2.1.1).
     *
     * @return whether it is immediate
     */
    public final boolean immediate() {
        return (bytes.get(OPCODE_OFFSET) & IMMEDIATE_BIT) != 0;
    }

    /**
     * Sets the I flag of a request.
     *
     * @param value whether it is immediate
     */
    public final void immediate(boolean value) {
        int byte0 = unsignedByte(OPCODE_OFFSET);
        bytes.put(OPCODE_OFFSET, (byte) (value ? byte0 | IMMEDIATE_BIT : byte0 & ~IMMEDIATE_BIT));
    }

    /**
     * Returns the F flag: the last PDU of a sequence, where the kind has sequences.
     *
     * @return whether it is the last
     */
    public final boolean finalPdu() {
        return flag(FINAL_BIT);
    }

    /**
     * Sets the F flag.
     *
     * @param value whether it is the last
     */
    public final void finalPdu(boolean value) {
        flag(FINAL_BIT, value);
    }

    /**
     * Returns the length of the additional header segments.
     *
     * @return bytes, a multiple of 4 up to 1020
     */
    public final int additionalLength() {
        return unsignedByte(AHS_LENGTH_OFFSET) * 4;
    }

    /**
     * Sets the length of the additional header segments.
     *
     * @param length bytes, a multiple of 4 up to 1020
     */
    public final void additionalLength(int length) {
        bytes.put(AHS_LENGTH_OFFSET, (byte) (length / 4));
    }

    /**
     * Returns the length of the data segment without its padding.
     *
     * @return bytes, up to 16777215
     */
    public final int dataLength() {
        return bytes.getInt(DATA_LENGTH_OFFSET) & DATA_LENGTH_BITS;
    }

    /**
     * Sets the length of the data segment.
     *
     * @param length bytes without padding, up to 16777215
     */
    public final void dataLength(int length) {
        int word = bytes.getInt(DATA_LENGTH_OFFSET);
        bytes.putInt(DATA_LENGTH_OFFSET, word & ~DATA_LENGTH_BITS | length & DATA_LENGTH_BITS);
    }

    /**
     * Returns the logical unit number as its 8 bytes stand.
     *
     * @return the LUN field, big endian
     */
    public final long lun() {
        return bytes.getLong(LUN_OFFSET);
    }

    /**
     * Sets the logical unit number.
     *
     * @param value the LUN field, big endian
     */
    public final void lun(long value) {
        bytes.putLong(LUN_OFFSET, value);
    }

    /**
     * Returns the initiator task tag.
     *
     * @return the tag, or {@link #RESERVED_TAG}
     */
    public final int taskTag() {
        return bytes.getInt(TASK_TAG_OFFSET);
    }

    /**
     * Sets the initiator task tag.
     *
     * @param value the tag, or {@link #RESERVED_TAG}
     */
    public final void taskTag(int value) {
        bytes.putInt(TASK_TAG_OFFSET, value);
    }

    /**
     * Returns the target transfer tag, where the kind has one.
     *
     * @return the tag, or {@link #RESERVED_TAG}
     */
    public final int transferTag() {
        return bytes.getInt(TRANSFER_TAG_OFFSET);
    }

    /**
     * Sets the target transfer tag.
     *
     * @param value the tag, or {@link #RESERVED_TAG}
     */
    public final void transferTag(int value) {
        bytes.putInt(TRANSFER_TAG_OFFSET, value);
    }

    /**
     * Returns the command sequence number of a request.
     *
     * @return CmdSN, to be compared in serial arithmetic
     */
    public final int cmdSn() {
        return bytes.getInt(CMD_SN_OFFSET);
    }

    /**
     * Sets the command sequence number of a request.
     *
     * @param value CmdSN
     */
    public final void cmdSn(int value) {
        bytes.putInt(CMD_SN_OFFSET, value);
    }

    /**
     * Returns the next status number the initiator expects.
     *
     * @return ExpStatSN of a request
     */
    public final int expStatSn() {
        return bytes.getInt(EXP_STAT_SN_OFFSET);
    }

    /**
     * Sets the next status number the initiator expects.
     *
     * @param value ExpStatSN
     */
    public final void expStatSn(int value) {
        bytes.putInt(EXP_STAT_SN_OFFSET, value);
    }

    /**
     * Returns the status number of a response.
     *
     * @return StatSN
     */
    public final int statSn() {
        return bytes.getInt(STAT_SN_OFFSET);
    }

    /**
     * Sets the status number of a response.
     *
     * @param value StatSN
     */
    public final void statSn(int value) {
        bytes.putInt(STAT_SN_OFFSET, value);
    }

    /**
     * Returns the next command number the target expects.
     *
     * @return ExpCmdSN of a response
     */
    public final int expCmdSn() {
        return bytes.getInt(EXP_CMD_SN_OFFSET);
    }

    /**
     * Returns the highest command number the target takes now.
     *
     * @return MaxCmdSN of a response
     */
    public final int maxCmdSn() {
        return bytes.getInt(MAX_CMD_SN_OFFSET);
    }

    /**
     * Sets the command window of a response.
     *
     * @param expCmdSn the next command number expected
     * @param maxCmdSn the highest command number taken now
     */
    public final void commandWindow(int expCmdSn, int maxCmdSn) {
        bytes.putInt(EXP_CMD_SN_OFFSET, expCmdSn);
        bytes.putInt(MAX_CMD_SN_OFFSET, maxCmdSn);
    }
}
