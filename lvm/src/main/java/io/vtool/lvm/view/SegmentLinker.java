package io.vtool.lvm.view;

import io.vtool.lvm.model.Segment;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Links a segment to the volumes and PVs it is made of, and gives them their parts. */
final class SegmentLinker {
    private final GroupState group;
    private final Map<String, PhysicalVolume> pvs;

    SegmentLinker(GroupState group, Map<String, PhysicalVolume> pvs) {
        this.group = group;
        this.pvs = pvs;
    }

    void link(VolumeSegment segment, Segment text) {
        SegmentKind kind = segment.kind();
        Volume volume = segment.volume();
        switch (kind.name()) {
            case "linear", "striped" -> {
                areas(segment, text, null);
                int count = Math.max(1, segment.areas().size());
                segment.areaLength(segment.length() / count);
            }
            case "mirror" -> mirror(segment, text);
            case "snapshot" -> snapshot(segment);
            case "thin-pool" -> pool(segment, "pool", VolumeFlag.THIN_POOL, VolumeFlag.THIN_POOL_DATA);
            case "cache-pool" -> pool(segment, "data", VolumeFlag.CACHE_POOL, VolumeFlag.CACHE_POOL_DATA);
            case "thin" -> thin(segment);
            case "cache" -> cache(segment);
            case "writecache" -> writecache(segment);
            case "integrity" -> integrity(segment);
            case "vdo" -> {
                area(
                        segment,
                        named(segment, "vdo_pool"),
                        segment.settings().number("vdo_offset", 0),
                        VolumeFlag.VDO_POOL);
                volume.set(VolumeFlag.VDO);
            }
            case "vdo-pool" -> {
                Volume data = named(segment, "data");
                area(segment, data, 0, VolumeFlag.VDO_POOL_DATA);
                volume.set(VolumeFlag.VDO_POOL);
                if (data != null) {
                    data.hide();
                }
            }
            default -> {
                if (kind.raid()) {
                    raid(segment, text);
                }
            }
        }
    }

    private void areas(VolumeSegment segment, Segment text, @Nullable VolumeFlag part) {
        for (Segment.Area area : text.areas()) {
            PhysicalVolume pv = pvs.get(area.name());
            if (pv != null) {
                segment.areas().add(new Place(pv, null, area.extent()));
            } else {
                area(segment, group.volume(area.name()), area.extent(), part);
            }
        }
    }

    private static void area(VolumeSegment segment, @Nullable Volume volume, long extent, @Nullable VolumeFlag part) {
        segment.areas().add(new Place(null, volume, extent));
        if (volume != null) {
            if (part != null) {
                volume.set(part);
            }
            volume.usedBy(segment);
        }
    }

    private void mirror(VolumeSegment segment, Segment text) {
        segment.moving = segment.settings().number("extents_moved") != null;
        segment.log = named(segment, "mirror_log");
        if (segment.log != null) {
            segment.log.set(VolumeFlag.MIRROR_LOG);
            segment.log.usedBy(segment);
        }
        areas(segment, text, VolumeFlag.MIRROR_IMAGE);
    }

    /** The metadata volume of an image comes before it and has _rmeta_ in its name. */
    private void raid(VolumeSegment segment, Segment text) {
        Volume metadata = null;
        for (Segment.Area area : text.areas()) {
            Volume volume = group.volume(area.name());
            if (volume != null && metadata == null && area.name().contains("_rmeta_")) {
                volume.set(VolumeFlag.RAID_META);
                volume.usedBy(segment);
                metadata = volume;
                continue;
            }
            if (metadata != null || !segment.metadataAreas().isEmpty()) {
                while (segment.metadataAreas().size() < segment.areas().size()) {
                    segment.addMetadataArea(null);
                }
                segment.addMetadataArea(metadata);
            }
            metadata = null;
            area(segment, volume, 0, VolumeFlag.RAID_IMAGE);
        }
        int data = segment.areas().size() - segment.kind().parity();
        if (segment.kind().raid0() && !segment.areas().isEmpty()) {
            segment.areaLength(segment.length() / segment.areas().size());
        } else if (segment.kind().parity() > 0 && data > 0) {
            segment.areaLength((segment.length() + data - 1) / data);
        }
    }

    private void snapshot(VolumeSegment segment) {
        Volume cow = named(segment, "merging_store");
        boolean merging = cow != null;
        if (cow == null) {
            cow = named(segment, "cow_store");
        }
        Volume origin = named(segment, "origin");
        if (cow == null || origin == null) {
            return;
        }
        segment.origin = origin;
        segment.cow = cow;
        cow.hide();
        cow.snapshot = segment;
        if (!origin.visible()) {
            origin.set(VolumeFlag.VIRTUAL_ORIGIN);
        }
        segment.volume().set(VolumeFlag.SNAPSHOT);
        segment.volume().set(VolumeFlag.VIRTUAL);
        if (merging) {
            segment.merging = true;
            origin.snapshot = segment;
            origin.set(VolumeFlag.MERGING);
            segment.volume().clear(VolumeFlag.VISIBLE);
        }
        origin.hasSnapshot(segment);
    }

    private void pool(VolumeSegment segment, String dataRole, VolumeFlag kind, VolumeFlag dataPart) {
        Volume data = named(segment, dataRole);
        Volume metadata = named(segment, "metadata");
        area(segment, data, 0, dataPart);
        segment.volume().set(kind);
        if (data != null) {
            data.hide();
        }
        segment.metadata = metadata;
        if (metadata != null) {
            metadata.set(kind == VolumeFlag.THIN_POOL ? VolumeFlag.THIN_POOL_METADATA : VolumeFlag.CACHE_POOL_METADATA);
            metadata.hide();
            metadata.usedBy(segment);
        }
    }

    private void thin(VolumeSegment segment) {
        Volume pool = named(segment, "thin_pool");
        Volume origin = named(segment, "origin");
        Volume merge = named(segment, "merge");
        Volume external = named(segment, "external_origin");
        segment.pool = pool;
        segment.origin = origin;
        segment.volume().set(VolumeFlag.THIN_VOLUME);
        if (origin != null) {
            origin.usedBy(segment);
        }
        if (pool != null) {
            pool.usedBy(segment);
        }
        if (merge != null) {
            merge.usedBy(segment);
            segment.merging = true;
            segment.mergeInto = merge;
            merge.snapshot = segment;
            merge.set(VolumeFlag.MERGING);
            segment.volume().hide();
        }
        if (external != null) {
            segment.externalOrigin = external;
            external.usedBy(segment);
            external.externalCount++;
            external.clear(VolumeFlag.WRITE);
        }
    }

    private void cache(VolumeSegment segment) {
        Volume pool = named(segment, "cache_pool");
        area(segment, named(segment, "origin"), 0, null);
        if (segment.volume().name().contains("_corig")) {
            segment.volume().set(VolumeFlag.PENDING_DELETE);
        }
        segment.volume().set(VolumeFlag.CACHE);
        segment.pool = pool;
        if (pool != null) {
            if (segment.settings().number("metadata_start") != null) {
                pool.set(VolumeFlag.CACHE_VOL);
            }
            pool.hide();
            pool.usedBy(segment);
        }
    }

    private void writecache(VolumeSegment segment) {
        Volume origin = named(segment, "origin");
        area(segment, origin, 0, null);
        segment.origin = origin;
        segment.writecache = named(segment, "writecache");
        segment.volume().set(VolumeFlag.WRITECACHE);
        if (segment.writecache != null) {
            segment.writecache.usedBy(segment);
        }
    }

    private void integrity(VolumeSegment segment) {
        Volume origin = named(segment, "origin");
        area(segment, origin, 0, null);
        segment.origin = origin;
        segment.volume().set(VolumeFlag.INTEGRITY);
        segment.metadata = named(segment, "meta_dev");
        if (segment.metadata != null) {
            segment.metadata.set(VolumeFlag.INTEGRITY_METADATA);
            segment.metadata.usedBy(segment);
        }
    }

    private @Nullable Volume named(VolumeSegment segment, String role) {
        String name = segment.settings().text(role);
        return name == null ? null : group.volume(name);
    }

    /** Notes the extents of PVs that a segment takes. */
    void allocate(VolumeSegment segment) {
        for (Place place : segment.areas()) {
            PhysicalVolume pv = place.pv();
            if (pv != null && segment.areaLength() > 0) {
                pv.use(new PvSegment(pv, place.extent(), segment.areaLength(), segment));
            }
        }
    }

    /** Whether a striped segment goes on in every area where the one before it ends. */
    static boolean continues(VolumeSegment last, VolumeSegment next) {
        if (!last.kind().striped()
                || !next.kind().striped()
                || last.areas().size() != next.areas().size()
                || !sameSettings(last, next)) {
            return false;
        }
        List<Place> areas = last.areas();
        for (int i = 0; i < areas.size(); i++) {
            Place one = areas.get(i);
            Place other = next.areas().get(i);
            if (one.pv() == null || one.pv() != other.pv() || one.extent() + last.areaLength() != other.extent()) {
                return false;
            }
        }
        return !areas.isEmpty();
    }

    private static boolean sameSettings(VolumeSegment last, VolumeSegment next) {
        return last.settings().number("stripe_size", 0) == next.settings().number("stripe_size", 0)
                && last.tags().equals(next.tags());
    }
}
