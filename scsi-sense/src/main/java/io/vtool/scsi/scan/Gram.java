package io.vtool.scsi.scan;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** One of the four groups of three bytes of an {@linkplain Anchors anchor}, and what has to stand around it. */
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
    private final @Nullable Gram next;

    /**
     * A group.
     *
     * @param pattern the word, folded, with {@code ?} for any byte
     * @param offset where in it the group starts
     * @param next another group with the same slot
     */
    Gram(byte[] pattern, int offset, @Nullable Gram next) {
        this.pattern = pattern;
        this.offset = offset;
        this.next = next;
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
        for (Gram gram = this; gram != null; gram = gram.next) {
            if ((folded & gram.mask) == gram.bytes
                    && gram.goesOn(buffer, at)
                    && gram.matches(buffer, at - gram.offset, from, to)) {
                return true;
            }
        }
        return false;
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
