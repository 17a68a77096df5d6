package io.vtool.emulator.host;

import org.jspecify.annotations.Nullable;

/**
 * How a SCSI command of a host ended, failures of the transport included.
 *
 * @param hostByte Linux's host byte, {@link #DID_OK} if the target answered
 * @param status SAM status, meaningful if the target answered
 * @param data what was read
 * @param sense sense data as it came, empty if there is none
 * @param failure what went wrong in words if the target did not answer, otherwise null
 */
public record ScsiAnswer(
        int hostByte,
        int status,
        byte[] data,
        byte[] sense,
        @Nullable String failure) {
    /** The target answered. */
    public static final int DID_OK = 0x00;
    /** No connection, for longer than the replacement timeout; or the device is offline. */
    public static final int DID_NO_CONNECT = 0x01;
    /** No answer in time. */
    public static final int DID_TIME_OUT = 0x03;
    /** The host could not send the command. */
    public static final int DID_ERROR = 0x07;
    /** The connection was lost; the session is trying to come back. */
    public static final int DID_TRANSPORT_DISRUPTED = 0x0e;

    private static final byte[] NONE = {};
    private static final int DESCRIPTOR_FORMAT = 0x72;

    static ScsiAnswer failed(int hostByte, String words) {
        return new ScsiAnswer(hostByte, 0, NONE, NONE, words);
    }

    /**
     * Tells whether the command was carried out.
     *
     * @return whether the target answered GOOD
     */
    public boolean good() {
        return hostByte == DID_OK && status == 0;
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
     * Returns the additional sense code.
     *
     * @return 0 to 255, or -1 without one
     */
    public int asc() {
        return at(isDescriptor() ? 2 : 12);
    }

    /**
     * Returns the additional sense code qualifier.
     *
     * @return 0 to 255, or -1 without one
     */
    public int ascq() {
        return at(isDescriptor() ? 3 : 13);
    }

    private int at(int index) {
        return sense.length <= index ? -1 : sense[index] & 0xff;
    }

    private boolean isDescriptor() {
        return sense.length > 0 && (sense[0] & 0x7e) == DESCRIPTOR_FORMAT;
    }
}
