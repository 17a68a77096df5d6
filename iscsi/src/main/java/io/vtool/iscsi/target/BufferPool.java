package io.vtool.iscsi.target;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Direct buffers of a few sizes for the data-out of commands, lent within a budget. */
final class BufferPool {
    private static final int SMALLEST_SHIFT = 12;
    private static final int LARGEST_SHIFT = 30;
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private final long budget;
    private final ArrayDeque<ByteBuffer>[] idle = shelves();
    private long held;

    /** Makes an empty pool that never holds more than {@code budget} bytes, lent and idle together. */
    BufferPool(long budget) {
        this.budget = budget;
    }

    /** Lends a buffer of at least {@code size} bytes, position 0 and limit {@code size}; null if the budget is spent. */
    @Nullable
    ByteBuffer take(int size) {
        if (size == 0) {
            return NONE;
        }
        int shelf = shelf(size);
        int capacity = 1 << (shelf + SMALLEST_SHIFT);
        synchronized (this) {
            ByteBuffer buffer = idle[shelf].pollFirst();
            if (buffer != null) {
                return buffer.clear().limit(size);
            }
            if (held + capacity > budget && !dropIdle(capacity)) {
                return null;
            }
            held += capacity;
        }
        try {
            return ByteBuffer.allocateDirect(capacity).limit(size);
        } catch (OutOfMemoryError e) {
            synchronized (this) {
                held -= capacity;
            }
            return null;
        }
    }

    /** Takes a buffer back. */
    void give(ByteBuffer buffer) {
        if (buffer.capacity() > 0) {
            synchronized (this) {
                idle[shelf(buffer.capacity())].addFirst(buffer);
            }
        }
    }

    /** Returns how many bytes are lent now. */
    synchronized long lent() {
        long lent = held;
        for (ArrayDeque<ByteBuffer> shelf : idle) {
            for (ByteBuffer buffer : shelf) {
                lent -= buffer.capacity();
            }
        }
        return lent;
    }

    /** Lets go of idle buffers until {@code capacity} fits; the collector frees them. */
    private boolean dropIdle(int capacity) {
        for (ArrayDeque<ByteBuffer> shelf : idle) {
            while (held + capacity > budget && !shelf.isEmpty()) {
                held -= shelf.removeLast().capacity();
            }
        }
        return held + capacity <= budget;
    }

    private static int shelf(int size) {
        int shift = Integer.SIZE - Integer.numberOfLeadingZeros(size - 1);
        return Math.max(shift, SMALLEST_SHIFT) - SMALLEST_SHIFT;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static ArrayDeque<ByteBuffer>[] shelves() {
        ArrayDeque<ByteBuffer>[] shelves = new ArrayDeque[LARGEST_SHIFT - SMALLEST_SHIFT + 1];
        for (int i = 0; i < shelves.length; i++) {
            shelves[i] = new ArrayDeque<>();
        }
        return shelves;
    }
}
