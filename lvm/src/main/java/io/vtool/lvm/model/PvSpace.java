package io.vtool.lvm.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The extents of a PV while a text is looked through: the pieces that segments have cut them into, as lvm2 counts them. As
 * long as every segment lies behind those before it the runs are only listed, for then nothing can be wrong with them.
 */
final class PvSpace {
    private static final long WORD = 0xFFFF_FFFFL;
    private static final int FIRST_ROOM = 3 * 32;
    private static final int RUN = 3;
    private static final int FREE = -1;

    private final long count;
    private final TreeMap<Long, Piece> pieces = new TreeMap<>();
    /** Start, length and owner of each run. */
    private long[] runs = new long[FIRST_ROOM];

    private int listed;
    private long end;
    private boolean inOrder = true;
    private long allocated;

    /** A run of extents; what it was taken for has so many on each PV, or -1 if it is free. */
    private static final class Piece {
        long length;
        long wanted;
        long owner;

        Piece(long length, long wanted, long owner) {
            this.length = length;
            this.wanted = wanted;
            this.owner = owner;
        }
    }

    PvSpace(long count) {
        this.count = count;
    }

    /**
     * Takes a run of extents; gives the complaint, or nothing if all of them are there.
     *
     * @param owner a number of its own for each place that a segment takes
     */
    String take(long start, long length, long owner) {
        if (inOrder && start >= end && length > 0 && start + length <= count) {
            list(start, length, owner);
            return "";
        }
        if (inOrder) {
            inOrder = false;
            cut();
        }
        return takePiece(start, length, owner);
    }

    /** Whether what was taken there is still its own: nothing else was taken from the same extent on. */
    boolean owns(long start, long owner) {
        if (inOrder) {
            return true;
        }
        Piece piece = pieces.get(start);
        return piece != null && piece.owner == owner;
    }

    private void list(long start, long length, long owner) {
        if (listed == runs.length) {
            runs = Arrays.copyOf(runs, listed * 2);
        }
        runs[listed++] = start;
        runs[listed++] = length;
        runs[listed++] = owner;
        end = start + length;
        allocated += length;
    }

    /** Makes pieces of what is listed and of what is free between. */
    private void cut() {
        long at = 0;
        for (int i = 0; i < listed; i += RUN) {
            if (runs[i] > at) {
                pieces.put(at, new Piece(runs[i] - at, FREE, FREE));
            }
            pieces.put(runs[i], new Piece(runs[i + 1], runs[i + 1], runs[i + 2]));
            at = runs[i] + runs[i + 1];
        }
        if (at < count) {
            pieces.put(at, new Piece(count - at, FREE, FREE));
        }
    }

    private String takePiece(long start, long length, long owner) {
        long stop = start + length & WORD;
        for (long at : new long[] {start, stop}) {
            if (!split(at)) {
                return "Segment with extent " + at + " in PV [unknown] not found";
            }
        }
        Piece piece = pieces.get(start);
        if (piece == null) {
            return "Missing PV segment on [unknown] at " + start + ".";
        }
        piece.wanted = length;
        piece.owner = owner;
        allocated += length;
        return "";
    }

    private boolean split(long at) {
        if (at == count) {
            return true;
        }
        Map.Entry<Long, Piece> found = pieces.floorEntry(at);
        if (found == null || at >= found.getKey() + found.getValue().length) {
            return false;
        }
        if (found.getKey() != at) {
            Piece whole = found.getValue();
            long rest = found.getKey() + whole.length - at;
            whole.length -= rest;
            allocated -= whole.wanted >= 0 ? rest : 0;
            pieces.put(at, new Piece(rest, FREE, FREE));
        }
        return true;
    }

    /**
     * Looks whether the pieces are those that the segments wanted.
     *
     * @param complaints receives what is not
     * @return how many extents are free, by the pieces and by the count that was kept
     */
    long[] check(List<String> complaints) {
        if (inOrder) {
            return new long[] {count - allocated, count - allocated};
        }
        long taken = 0;
        for (Piece piece : pieces.values()) {
            if (piece.wanted >= 0) {
                if (piece.wanted != piece.length) {
                    complaints.add("Inconsistent length: " + piece.length + " " + piece.wanted);
                }
                taken += piece.length;
            }
        }
        if (taken != allocated) {
            complaints.add("PV segment pe_alloc_count mismatch: " + taken + " != " + (allocated & WORD));
        }
        return new long[] {count - taken, count - allocated};
    }
}
