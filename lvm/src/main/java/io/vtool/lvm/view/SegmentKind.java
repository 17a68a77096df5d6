package io.vtool.lvm.view;

import io.vtool.lvm.FactTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a segment type is like.
 *
 * @param name the type
 * @param known whether it is one of lvm2's
 * @param parity how many of its areas hold parity
 * @param mirrored whether its areas are copies
 * @param virtual whether it has no areas of its own on PVs
 * @param module the kernel module it needs, empty if none
 */
public record SegmentKind(String name, boolean known, int parity, boolean mirrored, boolean virtual, String module) {
    /** How many copies raid10 keeps. */
    private static final int RAID10_COPIES = 2;

    /** The kinds by type, from the table beside this class. */
    static Map<String, SegmentKind> all() {
        Map<String, SegmentKind> kinds = new HashMap<>();
        for (List<String> row : FactTable.rows(SegmentKind.class, "segment-kinds.tsv")) {
            String module = row.get(4);
            kinds.put(
                    row.get(0),
                    new SegmentKind(
                            row.get(0),
                            true,
                            row.get(1).charAt(0) - '0',
                            row.get(2).equals("y"),
                            row.get(3).equals("y"),
                            module.equals("-") ? "" : module));
        }
        return kinds;
    }

    /** A type that lvm2 does not know. */
    static SegmentKind unknown(String name) {
        return new SegmentKind(name, false, 0, false, true, "");
    }

    /** What stands in for a segment where there is none. */
    static SegmentKind standIn(String name) {
        return new SegmentKind(name, true, 0, false, true, "");
    }

    /** Whether its layout can be changed in place. */
    public boolean reshapable() {
        return stripedRaid() && !raid0();
    }

    /** Whether the type stripes its areas or has only one. */
    public boolean striped() {
        return name.equals("striped") || name.equals("linear");
    }

    /** Whether it is one of the RAID types. */
    public boolean raid() {
        return known && name.startsWith("raid");
    }

    /** Whether it is RAID without redundancy. */
    public boolean raid0() {
        return name.equals("raid0") || name.equals("raid0_meta");
    }

    /** Whether it is RAID 10. */
    public boolean raid10() {
        return name.equals("raid10") || name.equals("raid10_near");
    }

    /** Whether it is RAID that spreads data over its areas. */
    public boolean stripedRaid() {
        return raid() && !name.equals("raid1");
    }

    /** Whether it is an old mirror. */
    public boolean mirror() {
        return name.equals("mirror");
    }

    /** Whether it is a snapshot's tie. */
    public boolean snapshot() {
        return name.equals("snapshot");
    }

    /** Whether it is a thin pool. */
    public boolean thinPool() {
        return name.equals("thin-pool");
    }

    /** Whether it is a thin volume. */
    public boolean thin() {
        return name.equals("thin");
    }

    /** Whether it is a cache pool. */
    public boolean cachePool() {
        return name.equals("cache-pool");
    }

    /** Whether it is a cached volume. */
    public boolean cache() {
        return name.equals("cache");
    }

    /** Whether it is a writecache. */
    public boolean writecache() {
        return name.equals("writecache");
    }

    /** Whether it adds checksums. */
    public boolean integrity() {
        return name.equals("integrity");
    }

    /** Whether it is a VDO volume. */
    public boolean vdo() {
        return name.equals("vdo");
    }

    /** Whether it is a VDO pool. */
    public boolean vdoPool() {
        return name.equals("vdo-pool");
    }

    /** How many copies a RAID type keeps of its data. */
    long dataCopies(int areas) {
        if (raid10()) {
            return RAID10_COPIES;
        }
        if (mirrored) {
            return areas;
        }
        return stripedRaid() ? parity + 1L : 1;
    }
}
