package io.vtool.scsi.log;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The data of an event that a storage driver of Windows logs: an IO_ERROR_LOG_PACKET without the strings, little-endian.
 * Behind its 40 bytes stand DumpDataSize bytes in the layout of whoever logged them: six words of the port driver
 * (Microsoft article 244780), the class driver's request block and sense data, or the statuses of a retried request
 * (both as the class driver of the Windows Driver Kit samples writes them).
 */
final class WindowsPacket {
    /** Where the dump data starts. */
    static final int HEADER = 0x28;
    /** ERROR_LOG_MAXIMUM_SIZE: no packet is longer. */
    static final int LONGEST = 0xf0;

    private static final int SIZE = 2;
    private static final int STRINGS = 4;
    private static final int CATEGORY = 8;
    private static final int ERROR_CODE = 0x0c;
    private static final int MOST_STRINGS = 8;
    private static final int FACILITY_IO = 4;
    private static final int LAST_OPERATION = 0x1b;

    private final byte[] data;

    private WindowsPacket(byte[] data) {
        this.data = data;
    }

    /** The packet, null when header and length are not those of one that a storage driver logged. */
    static @Nullable WindowsPacket of(byte[] data) {
        if (data.length < HEADER || data.length > LONGEST || data.length != length(data)) {
            return null;
        }
        WindowsPacket packet = new WindowsPacket(data);
        int error = packet.word(ERROR_CODE);
        boolean fits = packet.octet(0) <= LAST_OPERATION
                && packet.half(STRINGS) <= MOST_STRINGS
                && packet.word(CATEGORY) == 0
                && error >>> 30 != 0
                && (error >>> 16 & 0x3fff) == FACILITY_IO;
        return fits ? packet : null;
    }

    /** How long a packet is that starts with these bytes, at least four. */
    static int length(byte[] start) {
        return HEADER + (start[SIZE] & 0xff | (start[SIZE + 1] & 0xff) << 8);
    }

    int length() {
        return data.length;
    }

    /** How many bytes of dump data there are. */
    int dumped() {
        return data.length - HEADER;
    }

    /** The number under which the event viewer shows the event. */
    int eventId() {
        return half(ERROR_CODE);
    }

    /** The major function code of the request. */
    int operation() {
        return octet(0);
    }

    int octet(int at) {
        return data[at] & 0xff;
    }

    int half(int at) {
        return octet(at) | octet(at + 1) << 8;
    }

    int word(int at) {
        return half(at) | half(at + 2) << 16;
    }

    byte[] bytes(int from, int to) {
        return Arrays.copyOfRange(data, from, to);
    }
}
