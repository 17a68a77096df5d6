package io.vtool.emulator.array.unit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Parameter data under construction: big endian, growing, with lengths filled in afterwards. */
public final class Payload {
    private byte[] bytes;
    private int size;

    /**
     * Makes an empty payload.
     *
     * @param expected bytes it will probably hold
     */
    public Payload(int expected) {
        bytes = new byte[Math.max(16, expected)];
    }

    /**
     * Returns how many bytes there are.
     *
     * @return the size
     */
    public int size() {
        return size;
    }

    /**
     * Appends one byte.
     *
     * @param value low 8 bits count
     * @return this
     */
    public Payload u8(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = (byte) value;
        return this;
    }

    /**
     * Appends two bytes.
     *
     * @param value low 16 bits count
     * @return this
     */
    public Payload u16(int value) {
        return u8(value >> 8).u8(value);
    }

    /**
     * Appends four bytes.
     *
     * @param value the value
     * @return this
     */
    public Payload u32(int value) {
        return u16(value >> 16).u16(value);
    }

    /**
     * Appends eight bytes.
     *
     * @param value the value
     * @return this
     */
    public Payload u64(long value) {
        return u32((int) (value >> 32)).u32((int) value);
    }

    /**
     * Appends bytes.
     *
     * @param more the bytes
     * @return this
     */
    public Payload put(byte[] more) {
        for (byte b : more) {
            u8(b);
        }
        return this;
    }

    /**
     * Appends zeros.
     *
     * @param count how many
     * @return this
     */
    public Payload zeros(int count) {
        for (int i = 0; i < count; i++) {
            u8(0);
        }
        return this;
    }

    /**
     * Appends a left-aligned text field, blank padded or cut (SPC-4 4.3.1).
     *
     * @param text ASCII text
     * @param width bytes of the field
     * @return this
     */
    public Payload ascii(String text, int width) {
        for (int i = 0; i < width; i++) {
            u8(i < text.length() ? text.charAt(i) : ' ');
        }
        return this;
    }

    /**
     * Appends UTF-8 text that ends with at least one zero and is padded to a multiple of four (SPC-4 4.3.2).
     *
     * @param text the text
     * @return this
     */
    public Payload zeroTerminated(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return put(utf8).zeros(4 - utf8.length % 4);
    }

    /**
     * Overwrites one byte.
     *
     * @param offset where
     * @param value low 8 bits count
     * @return this
     */
    public Payload setU8(int offset, int value) {
        bytes[offset] = (byte) value;
        return this;
    }

    /**
     * Overwrites two bytes.
     *
     * @param offset where
     * @param value low 16 bits count
     * @return this
     */
    public Payload setU16(int offset, int value) {
        return setU8(offset, value >> 8).setU8(offset + 1, value);
    }

    /**
     * Overwrites four bytes.
     *
     * @param offset where
     * @param value the value
     * @return this
     */
    public Payload setU32(int offset, int value) {
        return setU16(offset, value >> 16).setU16(offset + 2, value);
    }

    /**
     * Returns the content.
     *
     * @return a buffer over all bytes so far
     */
    public ByteBuffer toBuffer() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    /**
     * Returns the content.
     *
     * @return a copy
     */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
