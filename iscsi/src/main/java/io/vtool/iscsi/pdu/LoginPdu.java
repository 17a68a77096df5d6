package io.vtool.iscsi.pdu;

import java.nio.ByteBuffer;

/** What login requests and responses have in common (RFC 7143 11.12 and 11.13). */
public abstract sealed class LoginPdu extends BasicHeader permits LoginRequestPdu, LoginResponsePdu {
    private static final int TRANSIT_BIT = 0x80;
    private static final int MORE_BIT = 0x40;
    private static final int CURRENT_STAGE_SHIFT = 2;
    private static final int NEXT_STAGE_SHIFT = 0;
    private static final int VERSION_MAX_OFFSET = 2;
    private static final int ISID_OFFSET = 8;
    private static final int TSIH_OFFSET = 14;
    private static final int STAGE_BITS = 0x03;

    LoginPdu(ByteBuffer bytes) {
        super(bytes);
    }

    /**
     * Returns the T flag: ready to leave the stage (11.12.1).
     *
     * @return the value
     */
    public boolean transit() {
        return flag(TRANSIT_BIT);
    }

    /**
     * Sets the T flag: ready to leave the stage (11.12.1).
     *
     * @param value the value
     */
    public void transit(boolean value) {
        flag(TRANSIT_BIT, value);
    }

    /**
     * Returns the C flag: the text goes on in the next request (11.12.2).
     *
     * @return the value
     */
    public boolean more() {
        return flag(MORE_BIT);
    }

    /**
     * Sets the C flag: the text goes on in the next request (11.12.2).
     *
     * @param value the value
     */
    public void more(boolean value) {
        flag(MORE_BIT, value);
    }

    /**
     * Returns the current stage, CSG (11.12.3).
     *
     * @return the value
     */
    public int currentStage() {
        return flags() >>> CURRENT_STAGE_SHIFT & STAGE_BITS;
    }

    /**
     * Sets the current stage, CSG (11.12.3).
     *
     * @param value the value
     */
    public void currentStage(int value) {
        flags(flags() & ~(STAGE_BITS << CURRENT_STAGE_SHIFT) | (value & STAGE_BITS) << CURRENT_STAGE_SHIFT);
    }

    /**
     * Returns the next stage, NSG, meaningful with T (11.12.3).
     *
     * @return the value
     */
    public int nextStage() {
        return flags() >>> NEXT_STAGE_SHIFT & STAGE_BITS;
    }

    /**
     * Sets the next stage, NSG, meaningful with T (11.12.3).
     *
     * @param value the value
     */
    public void nextStage(int value) {
        flags(flags() & ~(STAGE_BITS << NEXT_STAGE_SHIFT) | (value & STAGE_BITS) << NEXT_STAGE_SHIFT);
    }

    /**
     * Returns the highest version the initiator speaks (11.12.4).
     *
     * @return the value
     */
    public int versionMax() {
        return unsignedByte(VERSION_MAX_OFFSET);
    }

    /**
     * Sets the highest version the initiator speaks (11.12.4).
     *
     * @param value the value
     */
    public void versionMax(int value) {
        bytes.put(VERSION_MAX_OFFSET, (byte) value);
    }

    /**
     * Returns the initiator session id in the low 48 bits (11.12.5).
     *
     * @return the value
     */
    public long isid() {
        return bytes.getLong(ISID_OFFSET) >>> 16;
    }

    /**
     * Sets the initiator session id in the low 48 bits (11.12.5).
     *
     * @param value the value
     */
    public void isid(long value) {
        bytes.putLong(ISID_OFFSET, value << 16 | bytes.getLong(ISID_OFFSET) & 0xffff);
    }

    /**
     * Returns the target session identifying handle, 0 for a new session (11.12.6).
     *
     * @return the value
     */
    public int tsih() {
        return unsignedShort(TSIH_OFFSET);
    }

    /**
     * Sets the target session identifying handle, 0 for a new session (11.12.6).
     *
     * @param value the value
     */
    public void tsih(int value) {
        bytes.putShort(TSIH_OFFSET, (short) value);
    }
}
