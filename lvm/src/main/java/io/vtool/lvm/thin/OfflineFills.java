package io.vtool.lvm.thin;

import io.vtool.lvm.content.VolumeSource;
import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.health.Fill;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeFlag;
import io.vtool.lvm.view.VolumeSegment;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The fills of a group's thin pools, thin volumes and caches, from what the pools keep on disk. */
public final class OfflineFills {
    private static final double HUNDRED = 100;
    private static final String SOURCE = "metadata";

    private OfflineFills() {}

    /**
     * The fills by group and volume joined with a slash.
     *
     * @param devices by name
     * @param troubles receives what could not be read, by the same names; a pool that was never activated
     *     has nothing to read
     */
    public static Map<String, Fill> of(
            GroupState group, Map<String, BlockSource> devices, Map<String, String> troubles) {
        Map<String, Fill> fills = new HashMap<>();
        for (Volume volume : group.volumes()) {
            VolumeSegment first = volume.first();
            String name = group.name() + "/" + volume.name();
            try {
                if (first != null && volume.is(VolumeFlag.THIN_POOL) && first.metadata() != null) {
                    thinPool(group, volume, VolumeSource.of(first.metadata(), devices), fills);
                } else if (first != null && first.kind().name().equals("cache") && first.pool() != null) {
                    cache(name, first, first.pool(), devices, fills);
                }
            } catch (IOException e) {
                troubles.put(name, String.valueOf(e.getMessage()));
            }
        }
        return fills;
    }

    private static void thinPool(GroupState group, Volume pool, BlockSource metadata, Map<String, Fill> fills)
            throws IOException {
        ThinUsage usage = ThinMetadata.read(metadata);
        String name = group.name() + "/" + pool.name();
        fills.put(
                name,
                new Fill(
                        name,
                        "thin-pool",
                        percent(usage.usedData(), usage.totalData()),
                        percent(usage.usedMetadata(), usage.totalMetadata()),
                        SOURCE));
        volumes(group, pool, usage, fills);
    }

    /** The metadata is a volume of the pool, or a part of the one volume that is the whole cache. */
    private static void cache(
            String name, VolumeSegment segment, Volume pool, Map<String, BlockSource> devices, Map<String, Fill> fills)
            throws IOException {
        BlockSource source;
        if (pool.is(VolumeFlag.CACHE_VOL)) {
            source = new SourcePart(
                    VolumeSource.of(pool, devices),
                    segment.settings().number("metadata_start", 0),
                    segment.settings().number("metadata_len", 0));
        } else {
            VolumeSegment first = pool.first();
            Volume metadata = first == null ? null : first.metadata();
            if (metadata == null) {
                throw new PoolMetadataException("the cache pool has no metadata volume");
            }
            source = VolumeSource.of(metadata, devices);
        }
        CacheUsage usage = CacheMetadata.read(source);
        fills.put(
                name,
                new Fill(
                        name,
                        "cache",
                        percent(usage.usedBlocks(), usage.totalBlocks()),
                        percent(usage.usedMetadata(), usage.totalMetadata()),
                        SOURCE));
    }

    private static void volumes(GroupState group, Volume pool, ThinUsage usage, Map<String, Fill> fills) {
        for (VolumeSegment user : pool.users()) {
            Volume volume = user.volume();
            Long mapped = volume.is(VolumeFlag.THIN_VOLUME)
                    ? usage.mapped().get(user.settings().number("device_id", -1))
                    : null;
            if (mapped != null && volume.size() > 0) {
                String name = group.name() + "/" + volume.name();
                Double data = percent(mapped * usage.blockSectors(), volume.size());
                fills.put(name, new Fill(name, "thin", data, null, SOURCE));
            }
        }
    }

    private static Double percent(long part, long whole) {
        return whole <= 0 ? 0 : part * HUNDRED / whole;
    }
}
