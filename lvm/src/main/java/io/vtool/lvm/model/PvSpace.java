package io.vtool.lvm.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The extents of a PV while a text is looked through: the pieces that segments have cut them into, as lvm2 counts them. */
final class PvSpace {
    private static final long WORD = 0xFFFF_FFFFL;

    private final long count;
    private final TreeMap<Long, Piece> pieces = new TreeMap<>();
    private long allocated;

    /** A run of extents; what it was taken for has so many on each PV, or -1 if it is free. */
    private static final class Piece {
        long length;
        long wanted;

        Piece(long length, long wanted) {
            this.length = length;
            this.wanted = wanted;
        }
    }

    PvSpace(long count) {
        this.count = count;
        if (count > 0) {
            pieces.put(0L, new Piece(count, -1));
        }
    }

    /** Takes a run of extents; gives the complaint, or nothing if all of them are there. */
    String take(long start, long length) {
        long end = start + length & WORD;
        for (long at : new long[] {start, end}) {
            if (!split(at)) {
                return "Segment with extent " + at + " in PV [unknown] not found";
            }
        }
        Piece piece = pieces.get(start);
        if (piece == null) {
            return "Missing PV segment on [unknown] at " + start + ".";
        }
        piece.wanted = length;
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
            pieces.put(at, new Piece(rest, -1));
        }
        return true;
    }

    /**
     * Looks whether the pieces are those that the segments wanted.
     *
     * @param complaints receives what is not
     * @return how many extents are taken, by the pieces and by the count that was kept
     */
    long[] check(List<String> complaints) {
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
