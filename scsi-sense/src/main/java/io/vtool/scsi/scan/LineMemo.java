package io.vtool.scsi.scan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what lines with the same key say. When it is full, it learns nothing more.
 *
 * @param <V> what they say
 */
final class LineMemo<V> {
    private static final int SLOTS = 1 << 13;
    private static final int MOST = SLOTS / 2;

    private final byte[][] keys = new byte[SLOTS][];
    private final V[] values = array();
    private int size;

    @SuppressWarnings("unchecked") // it never leaves this class
    private static <V> V[] array() {
        return (V[]) new Object[SLOTS];
    }

    /** What is known of a key, null when nothing is. */
    @Nullable
    V find(byte[] key, int length) {
        int slot = slot(key, length);
        return keys[slot] == null ? null : values[slot];
    }

    /** Remembers what a key says. */
    void put(byte[] key, int length, V said) {
        int slot = slot(key, length);
        if (keys[slot] == null && size < MOST) {
            keys[slot] = Arrays.copyOf(key, length);
            values[slot] = said;
            size++;
        }
    }

    /** The slot of a key, or the free one that it would get. */
    private int slot(byte[] key, int length) {
        int slot = (int) (NameTable.hash(key, 0, length) >>> 33) & SLOTS - 1;
        for (byte[] known; (known = keys[slot]) != null; slot = slot + 1 & SLOTS - 1) {
            if (Arrays.equals(known, 0, known.length, key, 0, length)) {
                return slot;
            }
        }
        return slot;
    }
}
