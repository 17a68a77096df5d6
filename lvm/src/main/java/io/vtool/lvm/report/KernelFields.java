package io.vtool.lvm.report;

import static io.vtool.lvm.view.VolumeFlag.CACHE;
import static io.vtool.lvm.view.VolumeFlag.CACHE_POOL;
import static io.vtool.lvm.view.VolumeFlag.INTEGRITY;
import static io.vtool.lvm.view.VolumeFlag.MIRROR;
import static io.vtool.lvm.view.VolumeFlag.PARTIAL;
import static io.vtool.lvm.view.VolumeFlag.PVMOVE;
import static io.vtool.lvm.view.VolumeFlag.RAID;
import static io.vtool.lvm.view.VolumeFlag.READ;
import static io.vtool.lvm.view.VolumeFlag.THIN_POOL;
import static io.vtool.lvm.view.VolumeFlag.WRITE;
import static io.vtool.lvm.view.VolumeFlag.WRITECACHE;
import static io.vtool.lvm.view.VolumeFlag.WRITEMOSTLY;

import io.vtool.lvm.kernel.KernelDevice;
import io.vtool.lvm.kernel.SegmentStatus;
import io.vtool.lvm.kernel.VolumeKernel;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeRole;
import io.vtool.lvm.view.VolumeSegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields that only the kernel can fill. */
final class KernelFields {
    private static final int VDO_BLOCK_SECTORS = 8;

    private final ReportSettings settings;

    KernelFields(ReportSettings settings) {
        this.settings = settings;
    }

    /** Those that every list has stand apart, for there may be thousands of volumes to compile them for. */
    Cell cell(String id, Volume volume, VolumeKernel kernel) {
        return switch (id) {
            case "lv_attr" -> Cell.text(VolumeAttributes.of(volume, kernel));
            case "data_percent", "snap_percent" -> Percent.cell(dataPercent(volume, kernel.status()));
            case "metadata_percent" -> Percent.cell(metadataPercent(kernel.status()));
            case "copy_percent", "sync_percent" -> Percent.cell(copyPercent(volume, kernel.status()));
            default -> rare(id, volume, kernel);
        };
    }

    private Cell rare(String id, Volume volume, VolumeKernel kernel) {
        KernelDevice device = kernel.device();
        return switch (id) {
            case "lv_kernel_major" -> Cell.number(device == null ? -1 : device.major());
            case "lv_kernel_minor" -> Cell.number(device == null ? -1 : device.minor());
            case "lv_kernel_read_ahead" ->
                device == null ? Cell.number(Cell.UNDEFINED) : settings.size(device.readAhead());
            case "lv_permissions" -> Cell.text(permissions(volume, device));
            case "lv_suspended" -> flag(device, device != null && device.suspended(), "suspended");
            case "lv_live_table" -> flag(device, device != null && device.liveTable(), "live table present");
            case "lv_inactive_table" ->
                flag(device, device != null && device.inactiveTable(), "inactive table present");
            case "lv_device_open" -> flag(device, device != null && device.open() > 0, "open");
            case "lv_health_status" -> Cell.text(health(volume, kernel));
            case "kernel_discards" -> Cell.text(discards(kernel.status()));
            case "lv_check_needed" -> checkNeeded(volume, kernel.status());
            case "lv_merge_failed" ->
                kernel.status() instanceof SegmentStatus.Snapshot snapshot
                        ? settings.binary(snapshot.mergeFailed(), "merge failed")
                        : settings.unknown();
            case "lv_snapshot_invalid" ->
                kernel.status() instanceof SegmentStatus.Snapshot snapshot
                        ? settings.binary(snapshot.invalid(), "snapshot invalid")
                        : settings.unknown();
            default -> status(id, kernel.status());
        };
    }

    private Cell flag(@Nullable KernelDevice device, boolean value, String word) {
        return device == null ? settings.unknown() : settings.binary(value, word);
    }

    private static String permissions(Volume volume, @Nullable KernelDevice device) {
        if (volume.is(PVMOVE)) {
            return "";
        }
        if (volume.is(WRITE)) {
            return device == null ? "unknown" : device.readOnly() ? "read-only-override" : "writeable";
        }
        return volume.is(READ) ? "read-only" : "unknown";
    }

    private Cell status(String id, SegmentStatus status) {
        if (id.startsWith("vdo_")) {
            return status instanceof SegmentStatus.VdoPool vdo ? vdo(id, vdo) : Cell.blankNumber();
        }
        if (id.startsWith("writecache_")) {
            return status instanceof SegmentStatus.Writecache cache ? writecache(id, cache) : Cell.blankNumber();
        }
        if (status instanceof SegmentStatus.Cache cache) {
            return cache(id, cache);
        }
        return switch (id) {
            case "kernel_cache_settings" -> Cell.list(List.of(), "");
            case "kernel_cache_policy", "kernel_cache_mode" -> Cell.blank();
            default -> Cell.blankNumber();
        };
    }

    private Cell cache(String id, SegmentStatus.Cache cache) {
        return switch (id) {
            case "cache_total_blocks" -> Cell.number(cache.totalBlocks());
            case "cache_used_blocks" -> Cell.number(cache.usedBlocks());
            case "cache_dirty_blocks" -> Cell.number(cache.dirtyBlocks());
            case "cache_read_hits" -> Cell.number(cache.readHits());
            case "cache_read_misses" -> Cell.number(cache.readMisses());
            case "cache_write_hits" -> Cell.number(cache.writeHits());
            case "cache_write_misses" -> Cell.number(cache.writeMisses());
            case "cache_promotions" -> Cell.number(cache.promotions());
            case "cache_demotions" -> Cell.number(cache.demotions());
            case "kernel_cache_settings" -> pairs(cache.settings());
            case "kernel_cache_policy" -> Cell.text(cache.policy());
            case "kernel_cache_mode" -> Cell.text(cache.mode());
            case "kernel_metadata_format" -> Cell.number(cache.metadata2() ? 2 : 1);
            default -> Cell.blankNumber();
        };
    }

    private Cell pairs(List<String> words) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < words.size(); i += 2) {
            pairs.add(words.get(i) + '=' + words.get(i + 1));
        }
        return Cell.list(pairs, settings.listSeparator());
    }

    private static Cell writecache(String id, SegmentStatus.Writecache cache) {
        return switch (id) {
            case "writecache_total_blocks" -> Cell.number(cache.totalBlocks());
            case "writecache_free_blocks" -> Cell.number(cache.freeBlocks());
            case "writecache_writeback_blocks" -> Cell.number(cache.writebackBlocks());
            default -> Cell.number(cache.error());
        };
    }

    private Cell vdo(String id, SegmentStatus.VdoPool vdo) {
        return switch (id) {
            case "vdo_operating_mode" -> Cell.text(vdo.operatingMode());
            case "vdo_compression_state" -> Cell.text(vdo.compressionState());
            case "vdo_index_state" -> Cell.text(vdo.indexState());
            case "vdo_used_size" -> settings.size(vdo.usedBlocks() * VDO_BLOCK_SECTORS);
            default -> Cell.blankNumber();
        };
    }

    private static long dataPercent(Volume volume, SegmentStatus status) {
        if (status instanceof SegmentStatus.Cache cache) {
            return cache.fail() || cache.error()
                    ? Percent.INVALID
                    : Percent.of(cache.usedBlocks(), cache.totalBlocks());
        }
        if (status instanceof SegmentStatus.Writecache cache) {
            return Percent.of(cache.totalBlocks() - cache.freeBlocks(), cache.totalBlocks());
        }
        if (status instanceof SegmentStatus.Snapshot snapshot) {
            return snapshotPercent(snapshot);
        }
        if (status instanceof SegmentStatus.ThinPool pool) {
            return pool.fail() || pool.error() ? Percent.INVALID : Percent.of(pool.usedData(), pool.totalData());
        }
        if (status instanceof SegmentStatus.Thin thin) {
            return thinPercent(volume, thin);
        }
        return Percent.INVALID;
    }

    private static long snapshotPercent(SegmentStatus.Snapshot snapshot) {
        if (snapshot.mergeFailed()) {
            return Percent.INVALID;
        }
        if (snapshot.invalid()) {
            return Percent.ALL;
        }
        return snapshot.hasMetadata() && snapshot.usedSectors() == snapshot.metadataSectors()
                ? 0
                : Percent.of(snapshot.usedSectors(), snapshot.totalSectors());
    }

    /** A pool hands out whole chunks, so the size is rounded up to them. */
    private static long thinPercent(Volume volume, SegmentStatus.Thin thin) {
        VolumeSegment first = volume.first();
        Volume pool = first == null ? null : first.pool();
        VolumeSegment poolSegment = pool == null ? null : pool.first();
        if (thin.fail() || poolSegment == null || poolSegment.chunkSize() == 0) {
            return Percent.INVALID;
        }
        long chunk = poolSegment.chunkSize();
        long size = (volume.size() + chunk - 1) / chunk * chunk;
        return thin.mappedSectors() <= size ? Percent.of(thin.mappedSectors(), size) : Percent.ALL;
    }

    private static long metadataPercent(SegmentStatus status) {
        if (status instanceof SegmentStatus.Cache cache) {
            return cache.fail() || cache.error()
                    ? Percent.INVALID
                    : Percent.of(cache.metadataUsed(), cache.metadataTotal());
        }
        if (status instanceof SegmentStatus.ThinPool pool) {
            return pool.fail() || pool.error()
                    ? Percent.INVALID
                    : Percent.of(pool.usedMetadata(), pool.totalMetadata());
        }
        return Percent.INVALID;
    }

    private static long copyPercent(Volume volume, SegmentStatus status) {
        if (status instanceof SegmentStatus.Integrity integrity && volume.is(INTEGRITY)) {
            return integrity.recalculatedSector() == 0
                    ? Percent.INVALID
                    : Percent.of(integrity.recalculatedSector(), integrity.providedSectors());
        }
        if (status instanceof SegmentStatus.Cache cache && (volume.is(CACHE) || volume.is(CACHE_POOL))) {
            return cache.fail() || cache.error()
                    ? Percent.INVALID
                    : cache.usedBlocks() == 0 ? 0 : Percent.of(cache.dirtyBlocks(), cache.usedBlocks());
        }
        if (status instanceof SegmentStatus.Raid raid
                && volume.is(RAID)
                && !volume.kind().raid0()) {
            return Percent.of(raid.insyncRegions(), raid.totalRegions());
        }
        return status instanceof SegmentStatus.Mirror mirror && volume.is(MIRROR)
                ? mirrorPercent(volume, mirror)
                : Percent.INVALID;
    }

    /** What of a mirror is copied counts in whole extents. */
    private static long mirrorPercent(Volume volume, SegmentStatus.Mirror mirror) {
        VolumeSegment first = volume.first();
        long extents = first == null ? 0 : first.areaLength();
        return mirror.totalRegions() == 0
                ? Percent.ALL
                : Percent.of(extents * mirror.insyncRegions() / mirror.totalRegions(), extents);
    }

    private static String health(Volume volume, VolumeKernel kernel) {
        SegmentStatus status = kernel.status();
        if (volume.is(PARTIAL)) {
            return "partial";
        }
        if (VolumeRole.raidType(volume)) {
            return raidHealth(volume, kernel);
        }
        if (status instanceof SegmentStatus.Cache cache && volume.is(CACHE)) {
            return cache.fail() ? "failed" : cache.readOnly() ? "metadata_read_only" : "";
        }
        if (status instanceof SegmentStatus.Writecache cache && volume.is(WRITECACHE)) {
            return cache.error() != 0 ? "error" : "";
        }
        if (status instanceof SegmentStatus.ThinPool pool && volume.is(THIN_POOL)) {
            return pool.fail()
                    ? "failed"
                    : pool.outOfDataSpace() ? "out_of_data" : pool.readOnly() ? "metadata_read_only" : "";
        }
        return "";
    }

    private static String raidHealth(Volume volume, VolumeKernel kernel) {
        if (!kernel.asked()) {
            return "unknown";
        }
        if (!volume.is(RAID)) {
            return kernel.image() == 'D' ? "refresh needed" : volume.is(WRITEMOSTLY) ? "writemostly" : "";
        }
        if (kernel.status() instanceof SegmentStatus.Raid raid) {
            return raid.health().indexOf('D') >= 0 ? "refresh needed" : raid.mismatches() > 0 ? "mismatches exist" : "";
        }
        return "";
    }

    private static String discards(SegmentStatus status) {
        if (status instanceof SegmentStatus.ThinPool pool) {
            return pool.discards();
        }
        return status instanceof SegmentStatus.Cache cache && cache.noDiscardPassdown() ? "nopassdown" : "";
    }

    private Cell checkNeeded(Volume volume, SegmentStatus status) {
        if (status instanceof SegmentStatus.ThinPool pool) {
            return settings.binary(pool.needsCheck(), "check needed");
        }
        if (status instanceof SegmentStatus.Cache cache && volume.is(CACHE)) {
            return settings.binary(cache.needsCheck(), "check needed");
        }
        return settings.unknown();
    }
}
