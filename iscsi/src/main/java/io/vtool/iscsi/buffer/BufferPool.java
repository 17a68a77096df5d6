package io.vtool.iscsi.buffer;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Direct buffers in powers of two, lent within a budget. What is lent and what is kept for the next one together never
 * exceed the budget, and what is kept is at most a part of it.
 */
public final class BufferPool {
    private static final int SMALLEST_SHIFT = 12;
    private static final int LARGEST_SHIFT = 30;
    /** Part of the budget that idle buffers may take. */
    private static final int IDLE_PART = 8;

    /** What may be idle in any pool, in bytes. */
    private static final long LITTLE = 4 << 20;

    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private final long budget;
    private final ArrayDeque<ByteBuffer>[] idle = shelves();
    private long lent;
    private long kept;

    /**
     * Makes an empty pool.
     *
     * @param budget most bytes to lend and keep together
     */
    public BufferPool(long budget) {
        this.budget = budget;
    }

    /**
     * Lends a buffer.
     *
     * @param size bytes wanted
     * @return position 0 and limit {@code size}, its content undefined; null if the budget is spent
     */
    public @Nullable ByteBuffer take(int size) {
        if (size == 0) {
            return NONE;
        }
        int shelf = shelf(size);
        if (shelf > LARGEST_SHIFT - SMALLEST_SHIFT) {
            return null;
        }
        int capacity = 1 << (shelf + SMALLEST_SHIFT);
        synchronized (this) {
            ByteBuffer buffer = idle[shelf].pollFirst();
            if (buffer != null) {
                kept -= capacity;
                lent += capacity;
                return buffer.clear().limit(size);
            }
            if (!fits(capacity)) {
                return null;
            }
            lent += capacity;
        }
        try {
            return ByteBuffer.allocateDirect(capacity).limit(size);
        } catch (OutOfMemoryError e) {
            synchronized (this) {
                lent -= capacity;
            }
            return null;
        }
    }

    /**
     * Takes a buffer back.
     *
     * @param buffer one that {@link #take} lent, and which nobody uses any more
     */
    public void give(ByteBuffer buffer) {
        int capacity = buffer.capacity();
        if (capacity > 0) {
            synchronized (this) {
                lent -= capacity;
                if (kept + capacity <= Math.max(budget / IDLE_PART, LITTLE)) {
                    kept += capacity;
                    idle[shelf(capacity)].addFirst(buffer);
                }
            }
        }
    }

    /**
     * Tells how much is lent.
     *
     * @return bytes
     */
    public synchronized long lent() {
        return lent;
    }

    /** Lets go of idle buffers until so much fits; the collector frees them. */
    private boolean fits(int capacity) {
        for (ArrayDeque<ByteBuffer> shelf : idle) {
            while (lent + kept + capacity > budget && !shelf.isEmpty()) {
                kept -= shelf.removeLast().capacity();
            }
        }
        return lent + kept + capacity <= budget;
    }

    private static int shelf(int size) {
        int shift = Integer.SIZE - Integer.numberOfLeadingZeros(size - 1);
        return Math.max(shift, SMALLEST_SHIFT) - SMALLEST_SHIFT;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static ArrayDeque<ByteBuffer>[] shelves() {
        ArrayDeque<ByteBuffer>[] shelves = new ArrayDeque[LARGEST_SHIFT - SMALLEST_SHIFT + 1];
        for (int i = 0; i < shelves.length; i++) {
            shelves[i] = new ArrayDeque<>(0);
        }
        return shelves;
    }
}
