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
    RAID0("raid0"),
    /** Copies. */
    RAID1("raid1"),
    /** Stripes with one PV of parity. */
    RAID4("raid4"),
    /** Stripes with parity spread over all PVs. */
    RAID5("raid5"),
    /** Stripes with two parities. */
    RAID6("raid6"),
    /** Stripes, each in copies. */
    RAID10("raid10"),
    /** A pool of thinly provisioned space. */
    THIN_POOL("thin-pool"),
    /** A volume, or a snapshot of one, that takes its space from a thin pool. */
    THIN("thin"),
    /** A copy-on-write snapshot. */
    SNAPSHOT("snapshot"),
    /** Fast space that is to become a volume's cache. */
    CACHE_POOL("cache-pool"),
    /** A volume with a cache in front of it. */
    CACHE("cache");

    private final String word;

    VolumeType(String word) {
        this.word = word;
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
}
