package io.vtool.lvm.view;

/** What a volume is: the words of its status, and the parts it plays in other volumes. */
public enum VolumeFlag {
    /** May be read. */
    READ,
    /** May be written. */
    WRITE,
    /** Shown without being asked for. */
    VISIBLE,
    /** Has a persistent device number. */
    FIXED_MINOR,
    /** Moves extents from one PV to another. */
    PVMOVE,
    /** Its extents may not be changed. */
    LOCKED,
    /** Was made without a first synchronisation. */
    NOTSYNCED,
    /** An image that is to be rebuilt. */
    REBUILD,
    /** An image that is rarely read. */
    WRITEMOSTLY,
    /** Not activated unless that is forced. */
    ACTIVATION_SKIP,
    /** Not activated at boot. */
    NOAUTOACTIVATE,
    /** A thin pool that gives errors when full. */
    ERROR_WHEN_FULL,
    /** An image freed by a reshape. */
    REMOVE_AFTER_RESHAPE,
    /** Reserved for the repair of pools. */
    POOL_METADATA_SPARE,
    /** Holds sanlock's leases. */
    SANLOCK,
    /** A RAID volume. */
    RAID,
    /** A RAID volume's image. */
    RAID_IMAGE,
    /** A RAID image's metadata. */
    RAID_META,
    /** A mirror of the old kind. */
    MIRROR,
    /** A mirror's leg. */
    MIRROR_IMAGE,
    /** A mirror's log. */
    MIRROR_LOG,
    /** Has mirrored segments: mirror, raid1, raid10. */
    MIRRORED,
    /** Has segments without areas on PVs. */
    VIRTUAL,
    /** The hidden volume that ties a snapshot to its origin. */
    SNAPSHOT,
    /** A snapshot is being merged into it. */
    MERGING,
    /** Its layout is being changed. */
    CONVERTING,
    /** A PV below it is missing. */
    PARTIAL,
    /** An origin without data of its own. */
    VIRTUAL_ORIGIN,
    /** A thin volume. */
    THIN_VOLUME,
    /** A thin pool. */
    THIN_POOL,
    /** A thin pool's data. */
    THIN_POOL_DATA,
    /** A thin pool's metadata. */
    THIN_POOL_METADATA,
    /** A cached volume. */
    CACHE,
    /** A cache pool. */
    CACHE_POOL,
    /** A cache pool's data. */
    CACHE_POOL_DATA,
    /** A cache pool's metadata. */
    CACHE_POOL_METADATA,
    /** Holds both data and metadata of a cache. */
    CACHE_VOL,
    /** A cache that is being removed. */
    PENDING_DELETE,
    /** A VDO volume. */
    VDO,
    /** A VDO pool. */
    VDO_POOL,
    /** A VDO pool's data. */
    VDO_POOL_DATA,
    /** A volume whose writes are cached. */
    WRITECACHE,
    /** A volume with checksums. */
    INTEGRITY,
    /** Holds an integrity volume's checksums. */
    INTEGRITY_METADATA
}
