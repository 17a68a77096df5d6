package io.vtool.lvm.write;

import io.vtool.lvm.model.Segment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What is still free on the PVs of a group that is being made; taken from the front, and never given back. */
final class FreeExtents {
    private final List<PvLayout> pvs;
    private final long[] next;
    private final long[] end;

    FreeExtents(List<PvLayout> pvs, long extentSize) {
        this.pvs = pvs;
        next = new long[pvs.size()];
        end = new long[pvs.size()];
        for (int i = 0; i < end.length; i++) {
            PvLayout pv = pvs.get(i);
            end[i] = (pv.dataEnd() - pv.dataStart()) / extentSize;
        }
    }

    /** How many extents a PV has in all. */
    long count(int pv) {
        return end[pv];
    }

    /** A number of extents, one run after the other, from the first PVs that have some. */
    List<Extents> linear(String volume, long wanted) throws PlanException {
        List<Extents> runs = new ArrayList<>();
        long left = wanted;
        for (int pv = 0; pv < end.length && left > 0; pv++) {
            long count = Math.min(left, free(pv));
            if (count > 0) {
                runs.add(new Extents(count, List.of(take(pv, count))));
                left -= count;
            }
        }
        if (left > 0) {
            throw tooFew(volume, wanted);
        }
        return runs;
    }

    /** Runs on several different PVs at a time, always those with the most room. */
    List<Extents> striped(String volume, long wantedOnEach, int stripes) throws PlanException {
        List<Extents> runs = new ArrayList<>();
        long left = wantedOnEach;
        while (left > 0) {
            BitSet chosen = roomiest(volume, stripes, 1, new BitSet());
            long count = left;
            for (int pv = chosen.nextSetBit(0); pv >= 0; pv = chosen.nextSetBit(pv + 1)) {
                count = Math.min(count, free(pv));
            }
            List<Segment.Area> areas = new ArrayList<>();
            for (int pv = chosen.nextSetBit(0); pv >= 0; pv = chosen.nextSetBit(pv + 1)) {
                areas.add(take(pv, count));
            }
            runs.add(new Extents(count, areas));
            left -= count;
        }
        return runs;
    }

    /** A run on one PV that is none of those used, which then counts as used. */
    Extents apart(String volume, long wanted, BitSet used) throws PlanException {
        int pv = roomiest(volume, 1, wanted, used).nextSetBit(0);
        used.set(pv);
        return new Extents(wanted, List.of(take(pv, wanted)));
    }

    /** A further run on the PV where another one was taken. */
    Extents beside(String volume, long wanted, Extents other) throws PlanException {
        int pv = Integer.parseInt(other.areas().get(0).name().substring(2));
        if (free(pv) < wanted) {
            throw tooFew(volume, wanted);
        }
        return new Extents(wanted, List.of(take(pv, wanted)));
    }

    private BitSet roomiest(String volume, int wanted, long room, BitSet without) throws PlanException {
        BitSet chosen = new BitSet();
        for (int i = 0; i < wanted; i++) {
            int best = -1;
            for (int pv = 0; pv < end.length; pv++) {
                boolean open = !chosen.get(pv) && !without.get(pv) && free(pv) >= room;
                if (open && (best < 0 || free(pv) > free(best))) {
                    best = pv;
                }
            }
            if (best < 0) {
                throw new PlanException(
                        PlanException.Kind.SPACE, volume, "needs room on more PVs than the group has with room left");
            }
            chosen.set(best);
        }
        return chosen;
    }

    private Segment.Area take(int pv, long count) {
        Segment.Area area = new Segment.Area("pv" + pv, next[pv]);
        next[pv] += count;
        return area;
    }

    private long free(int pv) {
        return pvs.get(pv).plan().allocatable() ? end[pv] - next[pv] : 0;
    }

    private static PlanException tooFew(String volume, long wanted) {
        return new PlanException(
                PlanException.Kind.SPACE, volume, "needs " + wanted + " extents, more than are free in the group");
    }
}
