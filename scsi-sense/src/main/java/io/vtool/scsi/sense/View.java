package io.vtool.scsi.sense;

import org.jspecify.annotations.Nullable;

/**
 * Numbers in bytes, most significant byte first.
 *
 * @param bytes the bytes
 * @param end index after the last that counts
 */
record View(byte[] bytes, int end) {
    /** The byte at an offset, null beyond the end. */
    @Nullable
    Integer octet(int offset) {
        return offset < end ? (Integer) (bytes[offset] & 0xff) : null;
    }

    /** A number of up to 8 bytes, null when it is not all there. */
    @Nullable
    Long number(int offset, int length) {
        return offset + length <= end ? (Long) raw(offset, length) : null;
    }

    /** The byte at an offset that is known to be there. */
    int at(int offset) {
        return bytes[offset] & 0xff;
    }

    /** A number of up to 8 bytes that is known to be there. */
    long raw(int offset, int length) {
        long number = 0;
        for (int i = offset; i < offset + length; i++) {
            number = number << 8 | bytes[i] & 0xff;
        }
        return number;
    }
}
