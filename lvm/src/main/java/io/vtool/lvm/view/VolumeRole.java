package io.vtool.lvm.view;

/** The parts a volume plays: in which kinds of volumes, and for the volumes made of it. */
public final class VolumeRole {
    private VolumeRole() {}

    /** Whether it is what a cached volume caches. */
    public static boolean cacheOrigin(Volume volume) {
        VolumeSegment user = volume.onlyUser();
        return user != null
                && user.volume().is(VolumeFlag.CACHE)
                && !user.volume().is(VolumeFlag.PENDING_DELETE)
                && user.areaVolume(0) == volume;
    }

    /** Whether it is what a writecache caches. */
    public static boolean writecacheOrigin(Volume volume) {
        VolumeSegment user = volume.onlyUser();
        return user != null && user.volume().is(VolumeFlag.WRITECACHE) && user.areaVolume(0) == volume;
    }

    /** Whether a writecache keeps its data in it. */
    public static boolean writecacheVolume(Volume volume) {
        for (VolumeSegment user : volume.users()) {
            if (user.writecache() == volume) {
                return true;
            }
        }
        return false;
    }

    /** Whether an integrity volume keeps its data in it. */
    public static boolean integrityOrigin(Volume volume) {
        for (VolumeSegment user : volume.users()) {
            if (user.volume().is(VolumeFlag.INTEGRITY) && user.origin() == volume) {
                return true;
            }
        }
        return false;
    }

    /** How many thin snapshots it has. */
    public static int thinSnapshotCount(Volume volume) {
        int count = 0;
        if (volume.is(VolumeFlag.THIN_VOLUME)) {
            for (VolumeSegment user : volume.users()) {
                if (user.origin() == volume) {
                    count++;
                }
            }
        }
        return count;
    }

    /** Whether it is a thin volume with an origin. */
    public static boolean thinSnapshot(Volume volume) {
        VolumeSegment first = volume.first();
        return volume.is(VolumeFlag.THIN_VOLUME)
                && first != null
                && (first.origin() != null || first.externalOrigin() != null);
    }

    /** Whether it is a RAID volume or a part of one. */
    public static boolean raidType(Volume volume) {
        return volume.is(VolumeFlag.RAID) || volume.is(VolumeFlag.RAID_IMAGE) || volume.is(VolumeFlag.RAID_META);
    }

    /** Whether it is a mirror or a part of one. */
    public static boolean mirrorType(Volume volume) {
        return volume.is(VolumeFlag.MIRROR) || volume.is(VolumeFlag.MIRROR_IMAGE) || volume.is(VolumeFlag.MIRROR_LOG);
    }

    /** Whether it is a thin volume, a thin pool or a part of one. */
    public static boolean thinType(Volume volume) {
        return volume.is(VolumeFlag.THIN_VOLUME)
                || volume.is(VolumeFlag.THIN_POOL)
                || volume.is(VolumeFlag.THIN_POOL_DATA)
                || volume.is(VolumeFlag.THIN_POOL_METADATA);
    }

    /** Whether it is a cached volume, a cache or a part of one. */
    public static boolean cacheType(Volume volume) {
        return volume.is(VolumeFlag.CACHE)
                || volume.is(VolumeFlag.CACHE_POOL)
                || volume.is(VolumeFlag.CACHE_VOL)
                || volume.is(VolumeFlag.CACHE_POOL_DATA)
                || volume.is(VolumeFlag.CACHE_POOL_METADATA);
    }
}
