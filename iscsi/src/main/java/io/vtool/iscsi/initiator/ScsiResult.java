package io.vtool.iscsi.initiator;

import java.nio.ByteBuffer;

/**
 * How a SCSI command ended.
 *
 * @param status SAM status byte
 * @param data what was read, from position 0 to limit
 * @param sense sense data as it came, empty if there is none
 * @param residual bytes that were called for beyond the buffer, or that stayed unused if negative (RFC 7143 11.4.5)
 * @param attention the sense data of a unit attention that a first attempt met, empty if there was none
 */
public record ScsiResult(int status, ByteBuffer data, byte[] sense, long residual, byte[] attention) {
    /** The status of a command that was carried out. */
    public static final int GOOD = 0x00;
    /** The status that sense data explains. */
    public static final int CHECK_CONDITION = 0x02;

    private static final int DESCRIPTOR_FORMAT = 0x72;
    private static final int UNIT_ATTENTION = 6;

    /**
     * Tells whether the command was carried out.
     *
     * @return whether the status is GOOD
     */
    public boolean good() {
        return status == GOOD;
    }

    /**
     * Returns the sense key.
     *
     * @return 0 to 15, or -1 without sense data
     */
    public int senseKey() {
        return sense.length < 3 ? -1 : sense[isDescriptor() ? 1 : 2] & 0x0f;
    }

    /**
     * Returns additional sense code and qualifier.
     *
     * @return the code in the high byte, the qualifier in the low, or -1 without them
     */
    public int additionalSense() {
        int at = isDescriptor() ? 2 : 12;
        return sense.length < at + 2 ? -1 : (sense[at] & 0xff) << 8 | sense[at + 1] & 0xff;
    }

    boolean unitAttention() {
        return status == CHECK_CONDITION && senseKey() == UNIT_ATTENTION;
    }

    ScsiResult after(byte[] earlierAttention) {
        return new ScsiResult(status, data, sense, residual, earlierAttention);
    }

    private boolean isDescriptor() {
        return (sense[0] & 0x7e) == DESCRIPTOR_FORMAT;
    }
}
