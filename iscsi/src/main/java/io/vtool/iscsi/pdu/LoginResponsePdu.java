package io.vtool.iscsi.pdu;

import java.nio.ByteBuffer;

/** Login Response: the answer to one step of the login, with text. RFC 7143 11.13. */
public final class LoginResponsePdu extends BasicHeader {
    private static final int TRANSIT_BIT = 0x80;
    private static final int MORE_BIT = 0x40;
    private static final int CURRENT_STAGE_SHIFT = 2;
    private static final int NEXT_STAGE_SHIFT = 0;
    private static final int VERSION_MAX_OFFSET = 2;
    private static final int VERSION_ACTIVE_OFFSET = 3;
    private static final int ISID_OFFSET = 8;
    private static final int TSIH_OFFSET = 14;
    private static final int STATUS_CLASS_OFFSET = 36;
    private static final int STATUS_DETAIL_OFFSET = 37;
    private static final int STAGE_BITS = 0x03;

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
     * Returns the T flag: the target agrees to leave the stage (11.13.3).
     *
     * @return the value
     */
    public boolean transit() {
        return flag(TRANSIT_BIT);
    }

    /**
     * Sets the T flag: the target agrees to leave the stage (11.13.3).
     *
     * @param value the value
     */
    public void transit(boolean value) {
        flag(TRANSIT_BIT, value);
    }

    /**
     * Returns the C flag: the text goes on in the next response (11.13.4).
     *
     * @return the value
     */
    public boolean more() {
        return flag(MORE_BIT);
    }

    /**
     * Sets the C flag: the text goes on in the next response (11.13.4).
     *
     * @param value the value
     */
    public void more(boolean value) {
        flag(MORE_BIT, value);
    }

    /**
     * Returns the current stage, CSG.
     *
     * @return the value
     */
    public int currentStage() {
        return flags() >>> CURRENT_STAGE_SHIFT & STAGE_BITS;
    }

    /**
     * Sets the current stage, CSG.
     *
     * @param value the value
     */
    public void currentStage(int value) {
        flags(flags() & ~(STAGE_BITS << CURRENT_STAGE_SHIFT) | (value & STAGE_BITS) << CURRENT_STAGE_SHIFT);
    }

    /**
     * Returns the next stage, NSG, meaningful with T.
     *
     * @return the value
     */
    public int nextStage() {
        return flags() >>> NEXT_STAGE_SHIFT & STAGE_BITS;
    }

    /**
     * Sets the next stage, NSG, meaningful with T.
     *
     * @param value the value
     */
    public void nextStage(int value) {
        flags(flags() & ~(STAGE_BITS << NEXT_STAGE_SHIFT) | (value & STAGE_BITS) << NEXT_STAGE_SHIFT);
    }

    /**
     * Returns the highest version the target speaks (11.13.1).
     *
     * @return the value
     */
    public int versionMax() {
        return unsignedByte(VERSION_MAX_OFFSET);
    }

    /**
     * Sets the highest version the target speaks (11.13.1).
     *
     * @param value the value
     */
    public void versionMax(int value) {
        bytes.put(VERSION_MAX_OFFSET, (byte) value);
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
     * Returns the initiator session id in the low 48 bits.
     *
     * @return the value
     */
    public long isid() {
        return bytes.getLong(ISID_OFFSET) >>> 16;
    }

    /**
     * Sets the initiator session id in the low 48 bits.
     *
     * @param value the value
     */
    public void isid(long value) {
        bytes.putLong(ISID_OFFSET, value << 16 | bytes.getLong(ISID_OFFSET) & 0xffff);
    }

    /**
     * Returns the target session identifying handle (11.13.3).
     *
     * @return the value
     */
    public int tsih() {
        return unsignedShort(TSIH_OFFSET);
    }

    /**
     * Sets the target session identifying handle (11.13.3).
     *
     * @param value the value
     */
    public void tsih(int value) {
        bytes.putShort(TSIH_OFFSET, (short) value);
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
