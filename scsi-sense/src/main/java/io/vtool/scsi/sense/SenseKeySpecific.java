package io.vtool.scsi.sense;

import org.jspecify.annotations.Nullable;

/** The sense key specific information (SPC-5 4.4.2.4), whose meaning depends on the sense key. */
public sealed interface SenseKeySpecific {
    /**
     * ILLEGAL REQUEST: what was wrong in the command.
     *
     * @param inCommand whether the field is in the CDB, not in the parameter data
     * @param field byte in which it starts
     * @param bit its leftmost bit, null when the whole byte is meant
     */
    record FieldPointer(
            boolean inCommand, int field, @Nullable Integer bit) implements SenseKeySpecific {}

    /**
     * RECOVERED, MEDIUM and HARDWARE ERROR: how often it was tried.
     *
     * @param count retries
     */
    record RetryCount(int count) implements SenseKeySpecific {}

    /**
     * NO SENSE and NOT READY: how far an operation is.
     *
     * @param parts of 65536
     */
    record Progress(int parts) implements SenseKeySpecific {}

    /**
     * COPY ABORTED: what was wrong in the parameter list of a copy.
     *
     * @param inSegment whether the offset is from the start of the segment descriptor, not of the parameter list
     * @param field byte in which it starts
     * @param bit its leftmost bit, null when the whole byte is meant
     */
    record SegmentPointer(
            boolean inSegment, int field, @Nullable Integer bit) implements SenseKeySpecific {}

    /**
     * UNIT ATTENTION: whether conditions were lost.
     *
     * @param overflow whether the queue of unit attention conditions overflowed
     */
    record UnitAttentionQueue(boolean overflow) implements SenseKeySpecific {}

    /**
     * Any other sense key, for which the standard defines nothing.
     *
     * @param value the three bytes without the valid bit
     */
    record Unspecified(int value) implements SenseKeySpecific {}

    /** Decodes three bytes whose valid bit (SKSV) is set; null when it is not, or the bytes do not reach that far. */
    static @Nullable SenseKeySpecific decode(int senseKey, byte[] bytes, int offset, int end) {
        if (offset + 3 > end || (bytes[offset] & 0x80) == 0) {
            return null;
        }
        int first = bytes[offset] & 0x7f;
        int number = (bytes[offset + 1] & 0xff) << 8 | bytes[offset + 2] & 0xff;
        Integer bit = (first & 0x08) == 0 ? null : (Integer) (first & 0x07);
        return switch (senseKey) {
            case 0x0, 0x2 -> new Progress(number);
            case 0x1, 0x3, 0x4 -> new RetryCount(number);
            case 0x5 -> new FieldPointer((first & 0x40) != 0, number, bit);
            case 0x6 -> new UnitAttentionQueue((first & 0x01) != 0);
            case 0xa -> new SegmentPointer((first & 0x20) != 0, number, bit);
            default -> new Unspecified(first << 16 | number);
        };
    }
}
