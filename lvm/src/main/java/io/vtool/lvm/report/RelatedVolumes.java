package io.vtool.lvm.report;

import static io.vtool.lvm.view.VolumeFlag.CACHE;
import static io.vtool.lvm.view.VolumeFlag.CACHE_POOL;
import static io.vtool.lvm.view.VolumeFlag.CACHE_POOL_DATA;
import static io.vtool.lvm.view.VolumeFlag.CACHE_POOL_METADATA;
import static io.vtool.lvm.view.VolumeFlag.CONVERTING;
import static io.vtool.lvm.view.VolumeFlag.INTEGRITY;
import static io.vtool.lvm.view.VolumeFlag.LOCKED;
import static io.vtool.lvm.view.VolumeFlag.MIRRORED;
import static io.vtool.lvm.view.VolumeFlag.MIRROR_IMAGE;
import static io.vtool.lvm.view.VolumeFlag.MIRROR_LOG;
import static io.vtool.lvm.view.VolumeFlag.PENDING_DELETE;
import static io.vtool.lvm.view.VolumeFlag.RAID_IMAGE;
import static io.vtool.lvm.view.VolumeFlag.RAID_META;
import static io.vtool.lvm.view.VolumeFlag.THIN_POOL;
import static io.vtool.lvm.view.VolumeFlag.THIN_POOL_DATA;
import static io.vtool.lvm.view.VolumeFlag.THIN_POOL_METADATA;
import static io.vtool.lvm.view.VolumeFlag.THIN_VOLUME;
import static io.vtool.lvm.view.VolumeFlag.VDO;
import static io.vtool.lvm.view.VolumeFlag.VDO_POOL;
import static io.vtool.lvm.view.VolumeFlag.WRITECACHE;

import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeSegment;
import org.jspecify.annotations.Nullable;

/** The volumes that a list shows beside a volume: those it is made of and those it is a part of; null for none. */
final class RelatedVolumes {
    private RelatedVolumes() {}

    /** The volume shown as its origin, or null. */
    static @Nullable Volume origin(Volume volume) {
        if (volume.cow()) {
            return volume.cowOrigin();
        }
        VolumeSegment first = volume.first();
        if (first == null) {
            return null;
        }
        if (volume.is(CACHE) && !volume.is(PENDING_DELETE)) {
            return first.areaVolume(0);
        }
        if (volume.is(THIN_VOLUME)) {
            return first.origin() != null ? first.origin() : first.externalOrigin();
        }
        return volume.is(WRITECACHE) || volume.is(INTEGRITY) ? first.origin() : null;
    }

    /** The volume shown as its pool, or null. */
    static @Nullable Volume pool(Volume volume) {
        VolumeSegment first = volume.first();
        if (first == null) {
            return null;
        }
        if (volume.is(THIN_VOLUME) || volume.is(CACHE)) {
            return first.pool();
        }
        if (volume.is(VDO)) {
            return first.areaVolume(0);
        }
        return volume.is(WRITECACHE) ? first.writecache() : null;
    }

    /** The volume it is a hidden part of. */
    static @Nullable Volume parent(Volume volume) {
        boolean part = volume.is(MIRROR_IMAGE)
                || volume.is(MIRROR_LOG)
                || volume.is(RAID_IMAGE)
                || volume.is(RAID_META)
                || volume.is(CACHE_POOL_DATA)
                || volume.is(CACHE_POOL_METADATA)
                || volume.is(THIN_POOL_DATA)
                || volume.is(THIN_POOL_METADATA);
        VolumeSegment user = part && !volume.visible() ? volume.onlyUser() : null;
        return user == null ? null : user.volume();
    }

    /** The data volume of a pool. */
    static @Nullable Volume data(Volume volume) {
        VolumeSegment first = volume.first();
        boolean pool = volume.is(CACHE_POOL) || volume.is(THIN_POOL) || volume.is(VDO_POOL);
        return pool && first != null ? first.areaVolume(0) : null;
    }

    /** The metadata volume of a pool. */
    static @Nullable Volume metadata(Volume volume) {
        VolumeSegment first = volume.first();
        return first != null && (volume.is(CACHE_POOL) || volume.is(THIN_POOL)) ? first.metadata() : null;
    }

    /** The log of a mirror. */
    static @Nullable Volume log(Volume volume) {
        for (VolumeSegment segment : volume.segments()) {
            if (segment.log() != null) {
                return segment.log();
            }
        }
        return null;
    }

    /** The layer under a mirror for as long as images are added to it. */
    static @Nullable Volume convert(Volume volume) {
        VolumeSegment first = volume.first();
        Volume layer = first == null || !volume.is(CONVERTING) && !volume.is(MIRRORED) ? null : first.areaVolume(0);
        boolean temporary = layer != null && layer.is(MIRROR_IMAGE) && layer.is(MIRRORED) && !layer.is(LOCKED);
        return temporary ? layer : null;
    }
}
