package io.vtool.scsi.sense;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the formats apart, and decodes the fixed one (SPC-5 4.4.3). */
final class SenseDecoder {
    private static final int FLAGS_OFFSET = 2;
    private static final int INFORMATION_OFFSET = 3;
    private static final int ADDITIONAL_LENGTH_OFFSET = 7;
    static final int HEADER_LENGTH = 8;
    private static final int COMMAND_SPECIFIC_OFFSET = 8;
    private static final int ASC_OFFSET = 12;
    private static final int ASCQ_OFFSET = 13;
    private static final int FRU_OFFSET = 14;
    private static final int KEY_SPECIFIC_OFFSET = 15;
    private static final int ADDITIONAL_OFFSET = 18;

    private SenseDecoder() {}

    static SenseData decode(byte[] bytes) {
        if (bytes.length == 0) {
            throw new SenseFormatException("no sense data");
        }
        int code = bytes[0] & 0x7f;
        return switch (code) {
            case 0x70, 0x71 -> fixed(bytes, code);
            case 0x72, 0x73 -> DescriptorDecoder.decode(bytes, code);
            case 0x7f -> vendor(bytes, code);
            default -> throw new SenseFormatException("response code 0x" + Integer.toHexString(code));
        };
    }

    private static SenseData fixed(byte[] bytes, int code) {
        View view = new View(bytes, end(bytes));
        Integer first = view.octet(FLAGS_OFFSET);
        int flags = first == null ? 0 : first;
        Long value = view.number(INFORMATION_OFFSET, 4);
        Integer key = first == null ? null : (Integer) (flags & 0xf);
        Integer declared = declared(bytes);
        return new SenseData(
                code,
                SenseData.Format.FIXED,
                code == 0x71,
                key,
                view.octet(ASC_OFFSET),
                view.octet(ASCQ_OFFSET),
                new SenseData.Flags((flags & 0x80) != 0, (flags & 0x40) != 0, (flags & 0x20) != 0, (flags & 0x10) != 0),
                value == null ? null : new SenseData.Information((bytes[0] & 0x80) != 0, value),
                view.number(COMMAND_SPECIFIC_OFFSET, 4),
                view.octet(FRU_OFFSET),
                key == null ? null : SenseKeySpecific.decode(key, bytes, KEY_SPECIFIC_OFFSET, view.end()),
                List.of(),
                Octets.of(bytes, ADDITIONAL_OFFSET, view.end()),
                declared,
                declared != null && declared > bytes.length);
    }

    private static SenseData vendor(byte[] bytes, int code) {
        return new SenseData(
                code,
                SenseData.Format.VENDOR,
                false,
                null,
                null,
                null,
                SenseData.Flags.NONE,
                null,
                null,
                null,
                null,
                List.of(),
                Octets.of(bytes, 1, bytes.length),
                null,
                false);
    }

    /** The number of bytes the data says it has (byte 7 counts those after it), null when it does not reach that far. */
    static @Nullable Integer declared(byte[] bytes) {
        return bytes.length <= ADDITIONAL_LENGTH_OFFSET
                ? null
                : (Integer) (HEADER_LENGTH + (bytes[ADDITIONAL_LENGTH_OFFSET] & 0xff));
    }

    /** Where the data ends: what it says, within what there is. */
    static int end(byte[] bytes) {
        Integer declared = declared(bytes);
        return declared == null ? bytes.length : Math.min(declared, bytes.length);
    }
}
