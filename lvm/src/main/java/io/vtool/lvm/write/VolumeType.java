package io.vtool.lvm.write;

import org.jspecify.annotations.Nullable;

/** The kinds of logical volumes that can be planned. */
public enum VolumeType {
    /** One run of extents after the other. */
    LINEAR("linear"),
    /** Data spread over several PVs. */
    STRIPED("striped"),
    /** Copies kept by the mirror target, with a log on disk. */
    MIRROR("mirror"),
    /** Data spread over several PVs, by the raid target. */
    RAID0("raid0", 0),
    /** The same with metadata of the raid target. */
    RAID0_META("raid0_meta", 0),
    /** Copies. */
    RAID1("raid1", 0),
    /** Stripes with one PV of parity. */
    RAID4("raid4", 1),
    /** Stripes with parity spread over all PVs. */
    RAID5("raid5", 1),
    /** The parity goes round to the left, the data after it. */
    RAID5_LS("raid5_ls", 1),
    /** The parity goes round to the left, the data in order of the PVs. */
    RAID5_LA("raid5_la", 1),
    /** The parity goes round to the right, the data after it. */
    RAID5_RS("raid5_rs", 1),
    /** The parity goes round to the right, the data in order of the PVs. */
    RAID5_RA("raid5_ra", 1),
    /** The parity on the last PV, as a step towards other layouts. */
    RAID5_N("raid5_n", 1),
    /** Stripes with two parities. */
    RAID6("raid6", 2),
    /** Both parities go round, the count begins at the first PV. */
    RAID6_ZR("raid6_zr", 2),
    /** Both parities go round, the count begins behind them. */
    RAID6_NR("raid6_nr", 2),
    /** Both parities go round, the data goes on behind them. */
    RAID6_NC("raid6_nc", 2),
    /** As raid5_ls with the second parity on the last PV. */
    RAID6_LS_6("raid6_ls_6", 2),
    /** As raid5_la with the second parity on the last PV. */
    RAID6_LA_6("raid6_la_6", 2),
    /** As raid5_rs with the second parity on the last PV. */
    RAID6_RS_6("raid6_rs_6", 2),
    /** As raid5_ra with the second parity on the last PV. */
    RAID6_RA_6("raid6_ra_6", 2),
    /** Both parities on the last PVs. */
    RAID6_N_6("raid6_n_6", 2),
    /** Stripes, each in copies. */
    RAID10("raid10", 0),
    /** The same, by its full name. */
    RAID10_NEAR("raid10_near", 0),
    /** A pool of thinly provisioned space. */
    THIN_POOL("thin-pool"),
    /** A volume, or a snapshot of one, that takes its space from a thin pool. */
    THIN("thin"),
    /** A copy-on-write snapshot. */
    SNAPSHOT("snapshot"),
    /** Fast space that is to become a volume's cache. */
    CACHE_POOL("cache-pool"),
    /** A volume with a cache in front of it: a cache pool, or another volume that is all of the cache. */
    CACHE("cache"),
    /** A volume whose writes go to a fast volume first. */
    WRITECACHE("writecache"),
    /** Space in which equal blocks are kept once. */
    VDO_POOL("vdo-pool"),
    /** A volume that keeps its blocks in a VDO pool. */
    VDO("vdo"),
    /** Nothing but errors. */
    ERROR("error"),
    /** Nothing but zeroes. */
    ZERO("zero");

    private static final int NO_RAID = -1;

    private final String word;
    private final int parities;

    VolumeType(String word) {
        this(word, NO_RAID);
    }

    VolumeType(String word, int parities) {
        this.word = word;
        this.parities = parities;
    }

    /** The type of a word such as {@code thin-pool}, or null. */
    public static @Nullable VolumeType of(String word) {
        for (VolumeType type : values()) {
            if (type.word.equals(word)) {
                return type;
            }
        }
        return null;
    }

    /** The word lvm2 knows it by. */
    public String word() {
        return word;
    }

    /** Whether the raid target keeps it. */
    boolean raid() {
        return parities != NO_RAID;
    }

    /** How many of its stripes are parity. */
    int parities() {
        return Math.max(0, parities);
    }

    /** Whether the raid target keeps no copy and no parity. */
    boolean bare() {
        return this == RAID0 || this == RAID0_META;
    }

    /** Whether it is stripes that are kept in copies. */
    boolean stripedCopies() {
        return this == RAID10 || this == RAID10_NEAR;
    }
}
