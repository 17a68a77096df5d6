package io.vtool.scsi.sense;

import java.util.Arrays;

/** Bytes that never change, compared by content. */
public final class Octets {
    private final byte[] bytes;

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The bytes from one index to before another, as far as there are any. */
    static Octets of(byte[] source, int from, int to) {
        int end = Math.min(to, source.length);
        return new Octets(from >= end ? new byte[0] : Arrays.copyOfRange(source, from, end));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets octets && Arrays.equals(bytes, octets.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Hex digits, two for each byte. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(2 * bytes.length);
        for (byte b : bytes) {
            text.append(Character.forDigit(b >> 4 & 0xf, 16)).append(Character.forDigit(b & 0xf, 16));
        }
        return text.toString();
    }
}
