package io.vtool.lvm.report;

import static io.vtool.lvm.view.VolumeFlag.ACTIVATION_SKIP;
import static io.vtool.lvm.view.VolumeFlag.CACHE;
import static io.vtool.lvm.view.VolumeFlag.CACHE_POOL;
import static io.vtool.lvm.view.VolumeFlag.CACHE_POOL_METADATA;
import static io.vtool.lvm.view.VolumeFlag.CACHE_VOL;
import static io.vtool.lvm.view.VolumeFlag.CONVERTING;
import static io.vtool.lvm.view.VolumeFlag.FIXED_MINOR;
import static io.vtool.lvm.view.VolumeFlag.INTEGRITY;
import static io.vtool.lvm.view.VolumeFlag.INTEGRITY_METADATA;
import static io.vtool.lvm.view.VolumeFlag.LOCKED;
import static io.vtool.lvm.view.VolumeFlag.MIRROR;
import static io.vtool.lvm.view.VolumeFlag.MIRROR_IMAGE;
import static io.vtool.lvm.view.VolumeFlag.MIRROR_LOG;
import static io.vtool.lvm.view.VolumeFlag.NOTSYNCED;
import static io.vtool.lvm.view.VolumeFlag.PARTIAL;
import static io.vtool.lvm.view.VolumeFlag.POOL_METADATA_SPARE;
import static io.vtool.lvm.view.VolumeFlag.PVMOVE;
import static io.vtool.lvm.view.VolumeFlag.RAID;
import static io.vtool.lvm.view.VolumeFlag.RAID_IMAGE;
import static io.vtool.lvm.view.VolumeFlag.RAID_META;
import static io.vtool.lvm.view.VolumeFlag.READ;
import static io.vtool.lvm.view.VolumeFlag.REMOVE_AFTER_RESHAPE;
import static io.vtool.lvm.view.VolumeFlag.THIN_POOL;
import static io.vtool.lvm.view.VolumeFlag.THIN_POOL_DATA;
import static io.vtool.lvm.view.VolumeFlag.THIN_POOL_METADATA;
import static io.vtool.lvm.view.VolumeFlag.THIN_VOLUME;
import static io.vtool.lvm.view.VolumeFlag.VDO_POOL;
import static io.vtool.lvm.view.VolumeFlag.VDO_POOL_DATA;
import static io.vtool.lvm.view.VolumeFlag.VIRTUAL;
import static io.vtool.lvm.view.VolumeFlag.WRITE;
import static io.vtool.lvm.view.VolumeFlag.WRITECACHE;
import static io.vtool.lvm.view.VolumeFlag.WRITEMOSTLY;

import io.vtool.lvm.kernel.KernelDevice;
import io.vtool.lvm.kernel.SegmentStatus;
import io.vtool.lvm.kernel.VolumeKernel;
import io.vtool.lvm.view.Place;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeRole;
import io.vtool.lvm.view.VolumeSegment;

/** The ten letters that sum up a volume: lvs(8), "Notes". */
public final class VolumeAttributes {
    private VolumeAttributes() {}

    /** The letters; nothing for what stands in for free extents. */
    public static String of(Volume volume, VolumeKernel kernel) {
        if (volume.name().isEmpty()) {
            return "";
        }
        char[] letters = {
            type(volume, kernel),
            permission(volume, kernel),
            allocation(volume),
            volume.is(FIXED_MINOR) ? 'm' : '-',
            '-',
            '-',
            target(volume),
            zeroing(volume),
            health(volume, kernel),
            volume.is(ACTIVATION_SKIP) ? 'k' : '-'
        };
        state(volume, kernel, letters);
        return new String(letters);
    }

    private static char type(Volume volume, VolumeKernel kernel) {
        if (volume.is(PVMOVE)) {
            return 'p';
        }
        if (volume.is(CONVERTING)) {
            return 'c';
        }
        if (volume.origin() || volume.externalOrigin()) {
            return volume.mergingOrigin() ? 'O' : 'o';
        }
        if (volume.is(CACHE_POOL_METADATA)
                || volume.is(THIN_POOL_METADATA)
                || volume.is(POOL_METADATA_SPARE)
                || volume.is(RAID_META)
                || volume.is(INTEGRITY_METADATA)) {
            return 'e';
        }
        if (VolumeRole.cacheType(volume) || volume.is(WRITECACHE)) {
            return 'C';
        }
        if (volume.is(INTEGRITY)) {
            return 'g';
        }
        if (volume.is(RAID)) {
            return volume.is(NOTSYNCED) ? 'R' : 'r';
        }
        if (volume.is(MIRROR)) {
            return volume.is(NOTSYNCED) ? 'M' : 'm';
        }
        if (volume.is(THIN_VOLUME)) {
            return volume.mergingOrigin() ? 'O' : volume.mergingThin() ? 'S' : 'V';
        }
        return part(volume, kernel);
    }

    private static char part(Volume volume, VolumeKernel kernel) {
        if (volume.is(VDO_POOL)) {
            return 'd';
        }
        if (volume.is(VDO_POOL_DATA)) {
            return 'D';
        }
        if (volume.is(VIRTUAL)) {
            return 'v';
        }
        if (volume.is(THIN_POOL)) {
            return 't';
        }
        if (volume.is(THIN_POOL_DATA)) {
            return 'T';
        }
        if (volume.is(MIRROR_IMAGE)) {
            return kernel.image() == 'A' ? 'i' : 'I';
        }
        if (volume.is(RAID_IMAGE)) {
            return !volume.visible() && kernel.image() == 'A' ? 'i' : 'I';
        }
        if (volume.is(MIRROR_LOG)) {
            return 'l';
        }
        if (volume.cow()) {
            return volume.mergingCow() ? 'S' : 's';
        }
        return VolumeRole.cacheOrigin(volume) || VolumeRole.writecacheOrigin(volume) ? 'o' : '-';
    }

    private static char permission(Volume volume, VolumeKernel kernel) {
        if (volume.is(PVMOVE)) {
            return '-';
        }
        KernelDevice device = kernel.device();
        boolean overridden = device != null && device.readOnly();
        if (volume.is(WRITE)) {
            return overridden ? 'R' : 'w';
        }
        return volume.is(READ) ? 'r' : overridden ? 'R' : '-';
    }

    private static char allocation(Volume volume) {
        char letter = volume.text() == null
                ? '-'
                : Allocation.letter(volume.settings().text("allocation_policy"), "inherit");
        return volume.is(LOCKED) ? Character.toUpperCase(letter) : letter;
    }

    private static void state(Volume volume, VolumeKernel kernel, char[] letters) {
        KernelDevice device = kernel.device();
        if (volume.removed() != null) {
            letters[4] = 'h';
        } else if (!kernel.driver() || kernel.status() instanceof SegmentStatus.Unknown) {
            letters[4] = 'X';
            letters[5] = 'X';
        } else if (device != null) {
            letters[4] = activity(device, kernel.status());
            letters[5] = device.open() > 0 ? 'o' : '-';
        }
    }

    private static char activity(KernelDevice device, SegmentStatus status) {
        boolean suspended = device.suspended();
        if (status instanceof SegmentStatus.ThinPool pool && pool.needsCheck()
                || status instanceof SegmentStatus.Cache cache && cache.needsCheck()) {
            return suspended ? 'C' : 'c';
        }
        if (device.liveTable() && status instanceof SegmentStatus.Snapshot snapshot) {
            if (snapshot.invalid()) {
                return suspended ? 'S' : 'I';
            }
            if (snapshot.mergeFailed()) {
                return suspended ? 'M' : 'm';
            }
        }
        if (suspended) {
            return 's';
        }
        if (device.liveTable()) {
            return 'a';
        }
        return device.inactiveTable() ? 'i' : 'd';
    }

    private static char target(Volume volume) {
        if (volume.is(THIN_POOL) || volume.is(THIN_VOLUME)) {
            return 't';
        }
        if (volume.is(CACHE_POOL)
                || volume.is(CACHE_VOL)
                || volume.is(CACHE)
                || VolumeRole.cacheOrigin(volume)
                || volume.is(WRITECACHE)
                || VolumeRole.writecacheOrigin(volume)) {
            return 'C';
        }
        if (VolumeRole.raidType(volume)) {
            return 'r';
        }
        if (VolumeRole.mirrorType(volume) || volume.is(PVMOVE)) {
            return 'm';
        }
        if (volume.cow() || volume.origin()) {
            return 's';
        }
        if (volume.hasUnknownSegments()) {
            return 'u';
        }
        return volume.is(VIRTUAL) ? 'v' : '-';
    }

    private static char zeroing(Volume volume) {
        VolumeSegment segment = volume.first();
        if (segment != null && volume.is(THIN_VOLUME)) {
            Volume pool = segment.pool();
            segment = pool == null ? null : pool.first();
        } else if (!volume.is(THIN_POOL)) {
            segment = null;
        }
        return segment != null && segment.settings().number("zero_new_blocks", 0) != 0 ? 'z' : '-';
    }

    private static char health(Volume volume, VolumeKernel kernel) {
        if (volume.is(PARTIAL)) {
            return 'p';
        }
        if (VolumeRole.raidType(volume)) {
            return raidHealth(volume, kernel);
        }
        SegmentStatus status = kernel.status();
        if (status instanceof SegmentStatus.Cache cache) {
            return cache.fail() ? 'F' : cache.readOnly() ? 'M' : '-';
        }
        if (status instanceof SegmentStatus.ThinPool pool) {
            return pool.fail() ? 'F' : pool.outOfDataSpace() ? 'D' : pool.readOnly() ? 'M' : '-';
        }
        if (status instanceof SegmentStatus.Thin thin) {
            return thin.fail() ? 'F' : '-';
        }
        if (status instanceof SegmentStatus.Writecache cache) {
            return cache.error() != 0 ? 'E' : '-';
        }
        return status instanceof SegmentStatus.Unknown ? 'X' : '-';
    }

    private static char raidHealth(Volume volume, VolumeKernel kernel) {
        if (!kernel.asked()) {
            return 'X';
        }
        if (kernel.image() == 'D' && !volume.is(RAID)) {
            return 'r';
        }
        if (volume.is(RAID)) {
            if (kernel.status() instanceof SegmentStatus.Raid raid) {
                if (raid.health().indexOf('D') >= 0) {
                    return 'r';
                }
                if (raid.mismatches() > 0) {
                    return 'm';
                }
                if (raid.syncAction().equals("reshape")) {
                    return 's';
                }
            }
            return freedImages(volume) ? 'R' : '-';
        }
        if (volume.is(WRITEMOSTLY)) {
            return 'w';
        }
        return volume.is(REMOVE_AFTER_RESHAPE) ? 'R' : '-';
    }

    private static boolean freedImages(Volume volume) {
        VolumeSegment first = volume.first();
        if (first != null) {
            for (int i = 1; i < first.areas().size(); i++) {
                Place place = first.areas().get(i);
                Volume image = place.volume();
                if (image != null && image.is(REMOVE_AFTER_RESHAPE)) {
                    return true;
                }
            }
        }
        return false;
    }
}
