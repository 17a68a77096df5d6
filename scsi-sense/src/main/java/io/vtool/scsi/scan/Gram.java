package io.vtool.scsi.scan;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One of the four groups of three bytes of an {@linkplain Anchors anchor}, and what has to stand around it. Groups with the
 * same slot form a chain in which those that want the same bytes around stand together, as a run: "status" in ordinary text
 * is asked once what follows it, not once for each word that starts so.
 */
final class Gram {
    /** How many bytes before the group are looked at together with it. */
    private static final int BEFORE = Integer.BYTES;

    private static final long FOLDS = Anchors.FOLD * 0x0101010101010101L;

    private final byte[] pattern;
    private final int offset;
    private final long mask;
    private final long bytes;
    private final long tailMask;
    private final long tail;
    private @Nullable Gram next;
    /** The first group behind the run; of the first of a run only, as the rest. */
    private @Nullable Gram other;

    private long runMask;
    private long runTail;
    /** How far the byte in which the run differs first is to be shifted down, and the bytes that may stand there. */
    private int split;

    private long choices;

    /**
     * A group.
     *
     * @param pattern the word, folded, with {@code ?} for any byte
     * @param offset where in it the group starts
     */
    Gram(byte[] pattern, int offset) {
        this.pattern = pattern;
        this.offset = offset;
        mask = mask(offset - BEFORE);
        bytes = bytes(offset - BEFORE);
        tailMask = mask(offset);
        tail = bytes(offset);
    }

    /** The eight bytes of the pattern from a place on, little-endian, 0 where it has none or takes any. */
    private long bytes(int from) {
        long wanted = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            int at = from + i;
            if (at >= 0 && at < pattern.length && pattern[at] != '?') {
                wanted |= (pattern[at] & 0xffL) << 8 * i;
            }
        }
        return wanted;
    }

    /** Covers those of these bytes that have to be there. */
    private long mask(int from) {
        long needed = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            needed |= (bytes(from) >>> 8 * i & 0xff) != 0 ? 0xffL << 8 * i : 0;
        }
        return needed;
    }

    /**
     * Whether this word or one with the same slot is around a place.
     *
     * @param buffer the bytes, little-endian
     * @param at where the group was met
     * @param before the four bytes before that place, little-endian; any when there are none
     * @param word the four bytes there
     * @param from nothing before this counts
     * @param to nothing from here on counts
     */
    boolean around(ByteBuffer buffer, int at, int before, int word, int from, int to) {
        long folded = (before & 0xffffffffL | (long) word << 32) | FOLDS;
        for (Gram run = this; run != null; run = run.other) {
            if ((folded & run.mask) == run.bytes && run.mayGoOn(buffer, at)) {
                for (Gram gram = run; gram != run.other && gram != null; gram = gram.next) {
                    if (gram.goesOn(buffer, at) && gram.matches(buffer, at - gram.offset, from, to)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Adds a group to the chain of a slot, behind those that want the same bytes around. */
    static Gram chain(@Nullable Gram first, Gram added) {
        Gram last = null;
        for (Gram gram = first; gram != null; gram = gram.next) {
            last = gram;
            if (gram.mask == added.mask && gram.bytes == added.bytes) {
                added.next = gram.next;
                break;
            }
        }
        if (first == null || last == null) {
            return added;
        }
        last.next = added;
        return first;
    }

    /** Finds the runs of a whole chain and what all of a run want of the bytes behind the place. */
    static void endChain(Gram first) {
        for (Gram run = first; run != null; run = run.other) {
            run.runMask = run.tailMask;
            Gram gram = run.next;
            for (; gram != null && gram.mask == run.mask && gram.bytes == run.bytes; gram = gram.next) {
                run.runMask &= gram.tailMask & equalBytes(run.tail ^ gram.tail);
            }
            run.other = gram;
            run.runTail = run.tail & run.runMask;
            run.choose();
        }
    }

    /** Of the bytes behind the place the first that all of the run name, but not all alike. */
    private void choose() {
        choices = -1L;
        for (split = 0; split < Long.SIZE; split += 8) {
            long set = 0;
            for (Gram gram = this; gram != other && gram != null; gram = gram.next) {
                boolean named = (gram.tailMask >>> split & 0xff) != 0;
                set |= named ? 1L << choice(gram.tail >>> split) : -1L;
            }
            if ((runMask >>> split & 0xff) == 0 && set != -1L) {
                choices = set;
                return;
            }
        }
        split = 0;
    }

    /** Numbers the 64 bytes that folding leaves of ASCII. */
    private static int choice(long octet) {
        return (int) (octet & 0x1f | octet >>> 1 & 0x20);
    }

    /** All bits of each byte that is 0. */
    private static long equalBytes(long difference) {
        long equal = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 8) {
            equal |= (difference >>> shift & 0xff) == 0 ? 0xffL << shift : 0;
        }
        return equal;
    }

    /** Whether the eight bytes from the place on may be those of some group of the run. */
    private boolean mayGoOn(ByteBuffer buffer, int at) {
        if (at + Long.BYTES > buffer.limit()) {
            return true;
        }
        long bytesThere = buffer.getLong(at) | FOLDS;
        return (bytesThere & runMask) == runTail && (choices >>> choice(bytesThere >>> split) & 1) != 0;
    }

    /** Whether the eight bytes from the place on may be the word's; nearly always they are not. */
    private boolean goesOn(ByteBuffer buffer, int at) {
        return at + Long.BYTES > buffer.limit() || ((buffer.getLong(at) | FOLDS) & tailMask) == tail;
    }

    private boolean matches(ByteBuffer buffer, int start, int from, int to) {
        if (start < from || start + pattern.length > to) {
            return false;
        }
        for (int i = 0; i < pattern.length; i++) {
            byte want = pattern[i];
            byte got = buffer.get(start + i);
            if (want == '?' ? got == '\n' : (byte) (got | Anchors.FOLD) != want || got == '\n') {
                return false;
            }
        }
        return true;
    }
}
