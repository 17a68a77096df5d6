package io.vtool.emulator.array.store;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bounded pool of direct buffers in powers of two. What is in use and what is kept together never exceed the limit. */
public final class BufferPool {
    private static final int SMALLEST = 12;
    private static final int LARGEST = 30;

    private final long limit;
    private final List<ArrayDeque<ByteBuffer>> free = new ArrayList<>(LARGEST + 1);
    private long allocated;

    /**
     * Makes an empty pool.
     *
     * @param limit most bytes to hold and lend together
     */
    public BufferPool(long limit) {
        this.limit = limit;
        for (int order = 0; order <= LARGEST; order++) {
            free.add(new ArrayDeque<>(0));
        }
    }

    /**
     * Lends a buffer.
     *
     * @param size bytes wanted
     * @return a buffer with position 0 and limit {@code size}, its content undefined; null if the pool is exhausted
     */
    public synchronized @Nullable ByteBuffer take(int size) {
        int order = Math.max(SMALLEST, Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(size, 1) - 1));
        if (order > LARGEST) {
            return null;
        }
        ByteBuffer buffer = free.get(order).pollFirst();
        if (buffer == null) {
            buffer = allocate(1 << order);
        }
        return buffer == null ? null : buffer.clear().limit(size);
    }

    private @Nullable ByteBuffer allocate(int capacity) {
        for (int order = LARGEST; allocated + capacity > limit && order >= SMALLEST; order--) {
            drop(order, capacity);
        }
        if (allocated + capacity > limit) {
            return null;
        }
        try {
            ByteBuffer buffer = ByteBuffer.allocateDirect(capacity);
            allocated += capacity;
            return buffer;
        } catch (OutOfMemoryError e) {
            return null;
        }
    }

    private void drop(int order, int capacity) {
        ArrayDeque<ByteBuffer> stack = free.get(order);
        while (!stack.isEmpty() && allocated + capacity > limit) {
            allocated -= stack.removeFirst().capacity();
        }
    }

    /**
     * Takes a buffer back.
     *
     * @param buffer one that {@link #take} lent, and which nobody uses any more
     */
    public synchronized void give(ByteBuffer buffer) {
        free.get(Integer.numberOfTrailingZeros(buffer.capacity())).addFirst(buffer);
    }
}
