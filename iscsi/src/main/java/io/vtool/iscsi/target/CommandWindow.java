package io.vtool.iscsi.target;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The command numbers of a session (RFC 7143 4.2.2.1): which one is next, which are allowed, and what came too early.
 * Guarded by the lock of the connection.
 */
final class CommandWindow {
    /** What is to be done with a request that came early, once it is its turn. */
    @FunctionalInterface
    interface Delivery {
        void run() throws IOException;
    }

    private final int size;
    private final Map<Integer, Delivery> early = new HashMap<>();
    private int expected;
    private int open;

    /**
     * Makes a window.
     *
     * @param first the number of the first command
     * @param size how many commands may be under way
     */
    CommandWindow(int first, int size) {
        this.expected = first;
        this.size = size;
    }

    int expected() {
        return expected;
    }

    /** Returns the highest number taken now; it never goes back, as a command under way was within it when it came. */
    int highest() {
        return expected + size - open - 1;
    }

    /** Tells whether a number may come now. */
    boolean contains(int number) {
        return number - expected >= 0 && number - highest() <= 0 && !early.containsKey(number);
    }

    /** Passes over the next number. */
    void advance() {
        expected++;
    }

    /** Keeps what is to be done when the gap before {@code number} has closed. */
    void keep(int number, Delivery action) {
        early.put(number, action);
    }

    /** Returns what came early and is next now, if so passing over its number. */
    @Nullable
    Delivery next() {
        Delivery action = early.remove(expected);
        if (action != null) {
            expected++;
        }
        return action;
    }

    /** Fills a gap: the command that was lost there counts as come and aborted. */
    void fill(int number) {
        early.put(number, () -> {});
    }

    /** Counts a command that is under way. */
    void begin() {
        open++;
    }

    /** Counts a command that is over. */
    void end() {
        open--;
    }
}
