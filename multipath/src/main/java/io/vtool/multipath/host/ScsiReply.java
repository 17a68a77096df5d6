package io.vtool.multipath.host;

/**
 * What came of one SCSI command.
 *
 * @param hostByte the kernel's host byte: 0 when the device answered, 1 for no connection, 3 for a timeout ...
 * @param status SCSI status, meaningful when the host byte is 0
 * @param data data from the device
 * @param sense sense data, empty for none
 */
public record ScsiReply(int hostByte, int status, byte[] data, byte[] sense) {
    /** Host byte of a command that got no connection. */
    public static final int NO_CONNECT = 1;

    /** Host byte of a command that was not answered in time. */
    public static final int TIME_OUT = 3;

    private static final byte[] NONE = {};
    private static final int CHECK_CONDITION = 2;
    private static final int FIXED_LENGTH = 14;

    /** A command that failed below SCSI. */
    public static ScsiReply failed(int hostByte) {
        return new ScsiReply(hostByte, 0, NONE, NONE);
    }

    /** Whether the device did what was asked. */
    public boolean good() {
        return hostByte == 0 && status == 0;
    }

    /** Sense key, 0 when there is no sense data. */
    public int senseKey() {
        if (!hasSense()) {
            return 0;
        }
        return sense[descriptor() ? 1 : 2] & 0xf;
    }

    /** Additional sense code and its qualifier as one number: {@code 0x040b}. */
    public int additionalSense() {
        if (!hasSense()) {
            return 0;
        }
        if (descriptor()) {
            return (sense[2] & 0xff) << 8 | sense[3] & 0xff;
        }
        return sense.length < FIXED_LENGTH ? 0 : (sense[12] & 0xff) << 8 | sense[13] & 0xff;
    }

    private boolean hasSense() {
        return hostByte == 0 && status == CHECK_CONDITION && sense.length >= 4;
    }

    private boolean descriptor() {
        return (sense[0] & 0x7f) >= 0x72;
    }
}
