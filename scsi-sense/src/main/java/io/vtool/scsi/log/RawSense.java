package io.vtool.scsi.log;

import io.vtool.scsi.sense.SenseData;
import io.vtool.scsi.sense.SenseFormatException;
import org.jspecify.annotations.Nullable;

/** Raw sense bytes behind a label, or as all there is of a line. */
final class RawSense {
    private static final int LEAST = 3;

    private RawSense() {}

    /** An event from raw bytes; null unless they are sense data. */
    static @Nullable EventBuilder event(byte[] bytes, String form, Origin origin) {
        if (!isSense(bytes)) {
            return null;
        }
        SenseData sense = decode(bytes);
        if (sense == null || sense.senseKey() == null) {
            return null;
        }
        EventBuilder event = new EventBuilder(form, origin);
        event.senseKey = sense.senseKey();
        event.asc = sense.asc();
        event.ascq = sense.ascq();
        event.senseKind = SenseKind.UNLABELLED;
        event.deferred = sense.deferred() ? Boolean.TRUE : null;
        event.sense = ByteRun.text(bytes);
        return event;
    }

    /** Whether the bytes can be sense data: response code, reserved bytes and additional length agree (SPC-5 4.4). */
    static boolean isSense(byte[] bytes) {
        if (bytes.length < LEAST) {
            return false;
        }
        int code = bytes[0] & 0x7f;
        if (code == 0x70 || code == 0x71) {
            return bytes[1] == 0 && (bytes[2] & 0x10) == 0;
        }
        boolean descriptor = (bytes[0] & 0xff) == 0x72 || (bytes[0] & 0xff) == 0x73;
        return descriptor
                && (bytes[1] & 0xf0) == 0
                && (bytes.length < 7 || bytes[5] == 0 && bytes[6] == 0 && (bytes[4] & 0x7f) == 0);
    }

    private static @Nullable SenseData decode(byte[] bytes) {
        try {
            return SenseData.decode(bytes);
        } catch (SenseFormatException e) {
            return null;
        }
    }
}
