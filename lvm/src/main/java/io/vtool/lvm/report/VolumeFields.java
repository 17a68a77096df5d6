package io.vtool.lvm.report;

import static io.vtool.lvm.view.VolumeFlag.CACHE;
import static io.vtool.lvm.view.VolumeFlag.CACHE_POOL;
import static io.vtool.lvm.view.VolumeFlag.CACHE_VOL;
import static io.vtool.lvm.view.VolumeFlag.CONVERTING;
import static io.vtool.lvm.view.VolumeFlag.ERROR_WHEN_FULL;
import static io.vtool.lvm.view.VolumeFlag.FIXED_MINOR;
import static io.vtool.lvm.view.VolumeFlag.LOCKED;
import static io.vtool.lvm.view.VolumeFlag.MIRRORED;
import static io.vtool.lvm.view.VolumeFlag.NOAUTOACTIVATE;
import static io.vtool.lvm.view.VolumeFlag.NOTSYNCED;
import static io.vtool.lvm.view.VolumeFlag.RAID;
import static io.vtool.lvm.view.VolumeFlag.RAID_IMAGE;
import static io.vtool.lvm.view.VolumeFlag.THIN_POOL;
import static io.vtool.lvm.view.VolumeFlag.THIN_VOLUME;
import static io.vtool.lvm.view.VolumeFlag.WRITECACHE;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.PhysicalVolume;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeFlag;
import io.vtool.lvm.view.VolumeSegment;
import org.jspecify.annotations.Nullable;

/** The fields of volumes. */
final class VolumeFields {
    private static final long AUTO_READ_AHEAD = 0;
    private static final long NO_READ_AHEAD = 0xFFFF_FFFFL;
    private static final int DEFAULT_MAJOR = 253;

    private final ReportSettings settings;
    private final Lineage lineage;
    private final Messages messages;

    VolumeFields(ReportSettings settings, Messages messages) {
        this.messages = messages;
        this.settings = settings;
        this.lineage = new Lineage(settings);
    }

    /** Those that every list has stand here, for compiling them all takes longer than computing these for thousands. */
    Cell cell(String id, Volume volume, KernelSource source) {
        return switch (id) {
            case "lv_name" -> name(volume);
            case "lv_size" -> settings.size(size(volume));
            case "pool_lv" -> name(RelatedVolumes.pool(volume));
            case "origin" -> name(RelatedVolumes.origin(volume));
            case "move_pv" -> movePv(volume, false);
            case "mirror_log" -> name(RelatedVolumes.log(volume));
            case "convert_lv" -> name(RelatedVolumes.convert(volume));
            default -> rare(id, volume, source);
        };
    }

    private Cell rare(String id, Volume volume, KernelSource source) {
        return switch (id) {
            case "lv_uuid" -> uuid(volume);
            case "lv_full_name" -> Cell.text(groupName(volume) + '/' + volume.name());
            case "lv_path" -> Cell.text(path(volume));
            case "lv_dm_path" -> Cell.text(mapperPath(volume));
            case "lv_parent" -> name(RelatedVolumes.parent(volume));
            case "lv_layout" ->
                Cell.list(new VolumeLayout(volume, settings.newest(), messages).layout(), settings.listSeparator());
            case "lv_role" ->
                Cell.list(new VolumeLayout(volume, settings.newest(), messages).role(), settings.listSeparator());
            case "lv_initial_image_sync" ->
                settings.binary(
                        (volume.is(RAID) || volume.is(MIRRORED)) && !volume.is(NOTSYNCED), "initial image sync");
            case "lv_image_synced" -> settings.binary(synced(volume, source), "image synced");
            case "lv_merging" -> settings.binary(merging(volume), "merging");
            case "lv_converting" -> settings.binary(volume.is(CONVERTING), "converting");
            case "lv_allocation_policy" ->
                Cell.text(
                        volume.text() == null
                                ? "unknown"
                                : Allocation.word(volume.settings().text("allocation_policy"), "inherit"));
            case "lv_allocation_locked" -> settings.binary(volume.is(LOCKED), "allocation locked");
            case "lv_fixed_minor" -> settings.binary(volume.is(FIXED_MINOR), "fixed minor");
            case "lv_skip_activation" -> settings.binary(volume.is(VolumeFlag.ACTIVATION_SKIP), "skip activation");
            case "lv_autoactivation" -> settings.binary(!volume.is(NOAUTOACTIVATE), "enabled");
            case "lv_when_full" ->
                Cell.text(!volume.is(THIN_POOL) ? "" : volume.is(ERROR_WHEN_FULL) ? "error" : "queue");
            case "lv_active" ->
                Cell.text(!source.kernel().asked() ? "unknown" : source.kernel().exists() ? "active" : "");
            case "lv_active_locally" -> active(source, "active locally");
            case "lv_active_remotely" ->
                source.mayAsk() ? settings.binary(false, "active remotely") : settings.unknown();
            case "lv_active_exclusively" -> active(source, "active exclusively");
            case "lv_major" ->
                Cell.number(volume.is(FIXED_MINOR) ? volume.settings().number("major", DEFAULT_MAJOR) : -1);
            case "lv_minor" ->
                Cell.number(volume.is(FIXED_MINOR) ? volume.settings().number("minor", -1) : -1);
            case "lv_read_ahead" ->
                readAhead(
                        volume.settings().number("read_ahead", volume.id() == null ? NO_READ_AHEAD : AUTO_READ_AHEAD));
            case "lv_metadata_size" -> metadataSize(volume);
            case "seg_count" -> Cell.number(volume.segments().size());
            case "lv_tags" -> Cell.sorted(volume.tags(), settings.listSeparator());
            case "lv_profile" -> Cell.text(volume.settings().text("profile"));
            case "lv_lockargs" -> Cell.text(volume.settings().text("lock_args"));
            case "lv_time" -> time(created(volume));
            case "lv_time_removed" ->
                time(volume.removed() == null ? 0 : volume.removed().text().removalTime());
            case "lv_host" ->
                Cell.text(created(volume) == 0 ? "" : volume.settings().text("creation_host"));
            case "lv_modules" -> Cell.sorted(KernelModules.of(volume), settings.listSeparator());
            case "lv_historical" -> settings.binary(volume.removed() != null, "historical");
            case "writecache_block_size" ->
                Cell.number(volume.is(WRITECACHE) ? setting(volume, "writecache_block_size", -1) : -1);
            default -> related(id, volume, source);
        };
    }

    private Cell active(KernelSource source, String word) {
        return source.mayAsk() ? settings.binary(source.kernel().exists(), word) : settings.unknown();
    }

    private static boolean synced(Volume volume, KernelSource source) {
        return (volume.is(VolumeFlag.RAID_IMAGE) || volume.is(VolumeFlag.MIRROR_IMAGE))
                && source.kernel().image() == 'A';
    }

    private Cell related(String id, Volume volume, KernelSource source) {
        return switch (id) {
            case "origin_uuid" -> uuid(RelatedVolumes.origin(volume));
            case "origin_size" -> originSize(volume);
            case "lv_ancestors" -> Cell.list(lineage.ancestors(volume, false), settings.listSeparator());
            case "lv_full_ancestors" -> Cell.list(lineage.ancestors(volume, true), settings.listSeparator());
            case "lv_descendants" -> Cell.list(lineage.descendants(volume, false), settings.listSeparator());
            case "lv_full_descendants" -> Cell.list(lineage.descendants(volume, true), settings.listSeparator());
            case "move_pv_uuid" -> movePv(volume, true);
            case "convert_lv_uuid" -> uuid(RelatedVolumes.convert(volume));
            case "mirror_log_uuid" -> uuid(RelatedVolumes.log(volume));
            case "data_lv" -> name(RelatedVolumes.data(volume));
            case "data_lv_uuid" -> uuid(RelatedVolumes.data(volume));
            case "metadata_lv" -> name(RelatedVolumes.metadata(volume));
            case "metadata_lv_uuid" -> uuid(RelatedVolumes.metadata(volume));
            case "pool_lv_uuid" -> uuid(RelatedVolumes.pool(volume));
            default -> RaidFields.cell(id, volume, source, messages);
        };
    }

    private static String groupName(Volume volume) {
        GroupState group = volume.group();
        return group == null ? "" : group.name();
    }

    private static Cell uuid(@Nullable Volume volume) {
        LvmId id = volume == null ? null : volume.id();
        return id == null ? Cell.blank() : Cell.text(id.dashed());
    }

    private Cell name(@Nullable Volume volume) {
        if (volume == null) {
            return Cell.blank();
        }
        if (volume.removed() != null) {
            return Cell.text('-' + volume.name(), volume.name());
        }
        if (volume.visible() || !settings.markHidden()) {
            return Cell.text(volume.name());
        }
        return Cell.text('[' + volume.name() + ']', volume.name());
    }

    /** The path under the device directory; hidden volumes and thin pools have none. */
    public static String path(Volume volume) {
        String group = groupName(volume);
        if (group.isEmpty() || !volume.visible() || volume.is(THIN_POOL)) {
            return "";
        }
        return "/dev/" + group + '/' + volume.name();
    }

    private static String mapperPath(Volume volume) {
        String group = groupName(volume);
        if (group.isEmpty()) {
            return "";
        }
        return "/dev/mapper/" + group.replace("-", "--") + '-' + volume.name().replace("-", "--");
    }

    private static boolean merging(Volume volume) {
        if (volume.origin() || volume.externalOrigin()) {
            return volume.mergingOrigin();
        }
        return volume.cow() ? volume.mergingCow() : volume.is(THIN_VOLUME) && volume.mergingThin();
    }

    private Cell readAhead(long sectors) {
        if (sectors == AUTO_READ_AHEAD) {
            return Cell.number("auto", Double.doubleToRawLongBits(Double.MAX_VALUE));
        }
        return settings.size((sectors & NO_READ_AHEAD) == NO_READ_AHEAD ? 0 : sectors);
    }

    /** The size without what a reshape keeps free. */
    private static long size(Volume volume) {
        GroupState group = volume.group();
        if (group == null) {
            return 0;
        }
        long extents = volume.extentCount();
        VolumeSegment first = volume.first();
        if (first != null && !volume.is(RAID_IMAGE)) {
            int areas = first.areas().size();
            long reserved = first.settings().number("reshape_count", 0);
            extents -= reserved * (areas > 2 ? areas - first.kind().parity() : 1);
        }
        return extents * group.extentSize();
    }

    static long setting(Volume volume, String name, long otherwise) {
        VolumeSegment first = volume.first();
        return first == null ? otherwise : first.settings().number(name, otherwise);
    }

    private Cell metadataSize(Volume volume) {
        VolumeSegment first = volume.first();
        if (first != null
                && volume.is(CACHE)
                && first.pool() != null
                && first.pool().is(CACHE_VOL)) {
            return settings.size(first.settings().number("metadata_len", 0));
        }
        if (volume.is(THIN_POOL) || volume.is(CACHE_POOL)) {
            Volume metadata = RelatedVolumes.metadata(volume);
            return settings.size(metadata == null ? 0 : metadata.size());
        }
        return Cell.blankNumber();
    }

    private Cell originSize(Volume volume) {
        long size = 0;
        VolumeSegment first = volume.first();
        if (volume.cow() && volume.snapshot() != null) {
            size = volume.snapshot().volume().size();
        } else if (volume.is(THIN_VOLUME) && first != null && first.externalOrigin() != null) {
            size = first.externalOrigin().size();
        } else if (volume.origin()) {
            size = volume.size();
        }
        return size == 0 ? Cell.number("", 0) : settings.size(size);
    }

    private static long created(Volume volume) {
        return volume.removed() == null
                ? volume.settings().number("creation_time", 0)
                : volume.removed().text().creationTime();
    }

    private Cell time(long seconds) {
        if (seconds == 0) {
            return Cell.number("", 0);
        }
        return Cell.number(StrfTime.format(settings.timeFormat(), seconds, settings.zone()), seconds);
    }

    private static Cell movePv(Volume volume, boolean uuid) {
        for (VolumeSegment segment : volume.segments()) {
            if (segment.moving() && !segment.areas().isEmpty()) {
                Volume image = segment.areas().get(0).volume();
                VolumeSegment below = image == null ? segment : image.first();
                PhysicalVolume pv = below == null || below.areas().isEmpty()
                        ? null
                        : below.areas().get(0).pv();
                LvmId id = pv == null ? null : pv.id();
                return pv == null ? Cell.blank() : Cell.text(uuid ? id == null ? "" : id.dashed() : pv.name());
            }
        }
        return Cell.blank();
    }
}
