package io.vtool.scsi.log;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which number a text stands for, so that a log that repeats itself searches the tables once. It holds a
 * fixed number of texts; a later one takes the place of an earlier one.
 */
final class Memo {
    /** The number of a text that is not remembered. */
    static final int UNKNOWN = Integer.MIN_VALUE;

    private static final int SLOTS = 1 << 12;
    private static final int LONGEST = 160;

    private final AtomicReferenceArray<@Nullable Entry> slots = new AtomicReferenceArray<>(SLOTS);

    private record Entry(String text, int number) {}

    /** The remembered number, or {@link #UNKNOWN}. */
    int find(String text) {
        Entry entry = slots.get(slot(text));
        return entry != null && entry.text.equals(text) ? entry.number : UNKNOWN;
    }

    /** Remembers a number and gives it back. */
    int keep(String text, int number) {
        if (text.length() <= LONGEST) {
            slots.set(slot(text), new Entry(text, number));
        }
        return number;
    }

    private static int slot(String text) {
        int hash = text.hashCode();
        return (hash ^ hash >>> 12 ^ hash >>> 24) & SLOTS - 1;
    }
}
