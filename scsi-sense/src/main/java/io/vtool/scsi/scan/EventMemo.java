package io.vtool.scsi.scan;

import io.vtool.scsi.log.StatusEvent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers the events that lines with the same key carry. When it is full, it learns nothing more. */
final class EventMemo {
    private static final int SLOTS = 1 << 13;
    private static final int MOST = SLOTS / 2;

    private final byte[][] keys = new byte[SLOTS][];
    private final List<StatusEvent>[] events = lists();
    private int size;

    @SuppressWarnings("unchecked") // an array of lists of one kind
    private static List<StatusEvent>[] lists() {
        return (List<StatusEvent>[]) new List<?>[SLOTS];
    }

    /** The events of a key, null when it is not known. */
    @Nullable
    List<StatusEvent> find(byte[] key, int length) {
        int slot = slot(key, length);
        return keys[slot] == null ? null : events[slot];
    }

    /** Remembers the events of a key. */
    void put(byte[] key, int length, List<StatusEvent> found) {
        int slot = slot(key, length);
        if (keys[slot] == null && size < MOST) {
            keys[slot] = Arrays.copyOf(key, length);
            events[slot] = found;
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
