package io.vtool.lvm.report;

import io.vtool.lvm.kernel.SegmentStatus;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.SegmentKind;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeFlag;
import io.vtool.lvm.view.VolumeSegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of segments. */
final class SegmentFields {
    private static final long UNSIGNED = 0xFFFF_FFFFL;
    private final ReportSettings settings;

    SegmentFields(ReportSettings settings) {
        this.settings = settings;
    }

    Cell cell(String id, VolumeSegment segment, KernelSource source) {
        return switch (id) {
            case "segtype" -> Cell.text(segment.type());
            case "stripes" -> Cell.number(segment.areas().size());
            case "data_stripes" -> Cell.number(dataStripes(segment));
            case "reshape_len" -> reshapeLength(segment, true);
            case "reshape_len_le" -> reshapeLength(segment, false);
            case "data_copies" -> segment.dataCopies() == 0 ? Cell.blankNumber() : Cell.number(segment.dataCopies());
            case "data_offset", "new_data_offset" -> dataOffset(segment, source);
            case "parity_chunks" -> parity(segment);
            case "stripe_size" -> settings.size(stripeSize(segment));
            case "region_size" ->
                settings.size(
                        segment.kind().raid() || segment.kind().mirror()
                                ? segment.settings().number("region_size", 0)
                                : 0);
            case "chunk_size" -> settings.size(chunkSize(segment));
            case "seg_start" -> settings.size(segment.start() * extentSize(segment));
            case "seg_start_pe" -> Cell.number(segment.start());
            case "seg_size" -> settings.size(segment.length() * extentSize(segment));
            case "seg_size_pe" -> Cell.number(Long.toString(segment.length()), segment.length());
            case "seg_tags" -> Cell.sorted(segment.tags(), settings.listSeparator());
            case "seg_pe_ranges" -> Cell.list(Ranges.of(segment, true, false), " ");
            case "seg_le_ranges" ->
                Cell.list(Ranges.of(segment, true, settings.markHidden()), settings.listSeparator());
            case "seg_metadata_le_ranges" ->
                Cell.list(Ranges.ofMetadata(segment, true, settings.markHidden()), settings.listSeparator());
            case "devices" -> Cell.list(Ranges.of(segment, false, false), ",");
            case "metadata_devices" -> Cell.list(Ranges.ofMetadata(segment, false, false), ",");
            case "seg_monitor" -> Cell.blank();
            default -> pool(id, segment);
        };
    }

    private Cell pool(String id, VolumeSegment segment) {
        return switch (id) {
            case "thin_count" ->
                segment.kind().thinPool() ? Cell.number(segment.volume().users().size()) : Cell.blankNumber();
            case "discards" -> discards(segment);
            case "zero" -> zero(segment);
            case "transaction_id" ->
                segment.kind().thinPool() || segment.kind().thin()
                        ? Cell.number(segment.settings().number("transaction_id", 0))
                        : Cell.blankNumber();
            case "thin_id" ->
                segment.kind().thin() ? Cell.number(segment.settings().number("device_id", 0)) : Cell.blankNumber();
            case "cache_metadata_format" -> CacheFields.format(segment);
            case "cache_mode" -> CacheFields.mode(segment);
            case "cache_policy" -> CacheFields.policy(segment);
            case "cache_settings" -> CacheFields.settings(segment, settings.listSeparator());
            case "integrity_settings" -> integritySettings(segment);
            default -> id.startsWith("vdo_") ? VdoFields.cell(id, segment, settings) : Cell.blank();
        };
    }

    private static long extentSize(VolumeSegment segment) {
        GroupState group = segment.volume().group();
        return group == null ? 0 : group.extentSize();
    }

    /** The stripes that hold data: without those freed by a reshape and those of parity. */
    private static long dataStripes(VolumeSegment segment) {
        int count = segment.areas().size();
        for (int i = count - 1; i > 0; i--) {
            Volume image = segment.areaVolume(i);
            if (image == null || !image.is(VolumeFlag.REMOVE_AFTER_RESHAPE)) {
                break;
            }
            count--;
        }
        long stripes = (long) count - segment.kind().parity();
        return segment.kind().raid10() && segment.dataCopies() > 0 ? stripes / segment.dataCopies() : stripes;
    }

    private static boolean reshapable(VolumeSegment segment) {
        return reshaped(segment) != null;
    }

    /** The RAID volume that can be reshaped: the segment's own, or the one its first segment is an image of. */
    private static @Nullable Volume reshaped(VolumeSegment segment) {
        if (segment.kind().reshapable()) {
            return segment.volume();
        }
        Volume volume = segment.volume();
        GroupState group = volume.group();
        int end = volume.name().indexOf('_');
        if (group == null || !volume.is(VolumeFlag.RAID_IMAGE) || segment.start() != 0 || end < 0) {
            return null;
        }
        if (volume.name().startsWith("_dup_", end)) {
            end = volume.name().indexOf('_', end + 5);
        }
        Volume whole = end < 0 ? null : group.volume(volume.name().substring(0, end));
        return whole != null && whole.kind().reshapable() ? whole : null;
    }

    private Cell reshapeLength(VolumeSegment segment, boolean size) {
        if (!reshapable(segment)) {
            return Cell.blankNumber();
        }
        long extents =
                segment.settings().number("reshape_count", 0) * segment.areas().size();
        return size ? settings.size(extents * extentSize(segment)) : Cell.number(extents);
    }

    private static Cell dataOffset(VolumeSegment segment, KernelSource source) {
        Volume whole = reshaped(segment);
        if (whole == null) {
            return Cell.blankNumber();
        }
        SegmentStatus status = (whole == segment.volume() ? source.kernel() : source.kernel(whole)).status();
        return status instanceof SegmentStatus.Raid raid && raid.dataOffset() >= 0
                ? Cell.number(raid.dataOffset())
                : Cell.blankNumber();
    }

    private static Cell parity(VolumeSegment segment) {
        SegmentKind kind = segment.kind();
        long chunks = kind.parity() > 0 ? kind.parity() : segment.dataCopies() - 1 & UNSIGNED;
        if (chunks == 0) {
            return Cell.blankNumber();
        }
        int resilient = 0;
        for (int i = 0; i < segment.areas().size(); i++) {
            Volume image = segment.areaVolume(i);
            VolumeSegment below = image == null ? null : image.first();
            if (below != null && (below.kind().parity() > 0 || below.dataCopies() > 1)) {
                resilient++;
            }
        }
        return Cell.number(resilient > 0 && resilient == segment.areas().size() ? chunks + 1 : chunks);
    }

    private static long stripeSize(VolumeSegment segment) {
        boolean has = segment.kind().raid()
                || segment.kind().striped() && segment.areas().size() != 1;
        return has ? segment.settings().number("stripe_size", 0) : 0;
    }

    private static long chunkSize(VolumeSegment segment) {
        VolumeSegment snapshot = segment.volume().snapshot();
        if (segment.volume().cow() && snapshot != null) {
            return snapshot.chunkSize();
        }
        SegmentKind kind = segment.kind();
        if (kind.thinPool() || kind.cachePool()) {
            return segment.chunkSize();
        }
        Volume pool = kind.cache() ? segment.pool() : null;
        if (pool == null) {
            return 0;
        }
        VolumeSegment first = pool.first();
        return pool.is(VolumeFlag.CACHE_VOL) ? segment.chunkSize() : first == null ? 0 : first.chunkSize();
    }

    private static @Nullable VolumeSegment thinPool(VolumeSegment segment) {
        if (segment.kind().thinPool()) {
            return segment;
        }
        Volume pool = segment.kind().thin() ? segment.pool() : null;
        VolumeSegment first = pool == null ? null : pool.first();
        return first != null && first.kind().thinPool() ? first : null;
    }

    private static Cell discards(VolumeSegment segment) {
        VolumeSegment pool = thinPool(segment);
        if (pool == null) {
            return Cell.blank();
        }
        String discards = pool.settings().text("discards");
        return Cell.text(discards == null ? "ignore" : discards);
    }

    private Cell zero(VolumeSegment segment) {
        VolumeSegment pool = thinPool(segment);
        return pool == null
                ? settings.unknown()
                : settings.binary(pool.settings().number("zero_new_blocks", 0) != 0, "zero");
    }

    private Cell integritySettings(VolumeSegment segment) {
        List<String> found = new ArrayList<>();
        if (segment.kind().integrity()) {
            for (String name : List.of(
                    "journal_sectors",
                    "interleave_sectors",
                    "buffer_sectors",
                    "journal_watermark",
                    "commit_time",
                    "bitmap_flush_interval",
                    "sectors_per_bit")) {
                Long value = segment.settings().number(name);
                if (value != null) {
                    found.add(name + '=' + value);
                }
            }
        }
        return Cell.list(found, settings.listSeparator());
    }
}
