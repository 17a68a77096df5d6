package io.vtool.iscsi.pdu;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** The CRC32C digest of RFC 7143 13.1, as the number that stands on the wire when written big endian. */
final class Digest {
    static final int LENGTH = 4;

    private static final byte[] PADDING = new byte[3];

    private final CRC32C crc = new CRC32C();

    /** Begins a new digest. */
    Digest reset() {
        crc.reset();
        return this;
    }

    /** Takes in the bytes from index {@code from} up to {@code to}, which leaves position and limit alone. */
    Digest update(ByteBuffer bytes, int from, int to) {
        int position = bytes.position();
        int limit = bytes.limit();
        bytes.limit(to).position(from);
        crc.update(bytes);
        bytes.limit(limit).position(position);
        return this;
    }

    /** Takes in the zeros that fill a segment of {@code length} bytes up to a multiple of 4. */
    Digest pad(int length) {
        crc.update(PADDING, 0, -length & 3);
        return this;
    }

    /** Returns the digest; the least significant byte goes first on the wire. */
    int value() {
        return Integer.reverseBytes((int) crc.getValue());
    }
}
