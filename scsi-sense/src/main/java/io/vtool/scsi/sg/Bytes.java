package io.vtool.scsi.sg;

/**
 * Bytes to print, in which every offset can be read: beyond the end there is what follows in the array, and beyond that
 * there are zeros.
 *
 * @param array holds the bytes
 * @param from index of the first
 * @param length how many there are
 */
record Bytes(byte[] array, int from, int length) {
    Bytes(byte[] array) {
        this(array, 0, array.length);
    }

    /** Some of the bytes. */
    Bytes part(int offset, int count) {
        return new Bytes(array, from + offset, count);
    }

    int at(int offset) {
        int index = from + offset;
        return index < 0 || index >= array.length ? 0 : array[index] & 0xff;
    }

    boolean bit(int offset, int bit) {
        return (at(offset) >> bit & 1) != 0;
    }

    /** A number of up to 8 bytes, most significant first. */
    long number(int offset, int length) {
        long number = 0;
        for (int i = offset; i < offset + length; i++) {
            number = number << 8 | at(i);
        }
        return number;
    }
}
