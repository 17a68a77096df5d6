package io.vtool.lvm.write;

import io.vtool.lvm.text.Setting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes thin pools, thin volumes and thin snapshots, and the spare that every group with a pool keeps. */
final class ThinMaker {
    private static final long CHUNK = 64 << 10;
    private static final long LEAST_METADATA = 2 << 20;
    private static final long MOST_METADATA = 128 << 20;
    private static final long BYTES_PER_CHUNK = 64;
    private static final String SPARE = "lvol0_pmspare";

    private final GroupDraft group;
    private final Map<String, Integer> devices = new HashMap<>();
    private final Map<String, Pool> pools = new LinkedHashMap<>();

    /** A pool with the place of its metadata, and its devices. */
    private record Pool(
            Extents metadata, long metadataBytes, long blocks, long chunk, List<ThinMetadataImage.Device> devices) {
        long free() {
            long used = 0;
            for (ThinMetadataImage.Device device : devices) {
                used += device.mapped();
            }
            return blocks - used;
        }
    }

    /** Takes what is to be written to a run of extents. */
    interface Writer {
        void write(Extents where, byte[] bytes) throws IOException;
    }

    ThinMaker(GroupDraft group) {
        this.group = group;
    }

    void pool(VolumePlan volume) throws PlanException {
        long extents = group.extents(volume);
        long chunk = RaidMaker.chunkSectors(volume, chunkFor(extents * group.extentSize()));
        if (chunk * PvLayout.SECTOR < CHUNK) {
            throw new PlanException(
                    PlanException.Kind.VALUE, volume.name(), "a thin pool's chunks have at least 64 KiB");
        }
        long bytes = extents * group.extentSize() / (chunk * PvLayout.SECTOR) * BYTES_PER_CHUNK;
        long metadata = group.extents(Math.max(LEAST_METADATA, bytes));
        VolumeDraft top = group.addVisible(volume);
        spare(group, volume, metadata);
        String meta = volume.name() + "_tmeta";
        String data = volume.name() + "_tdata";
        Extents place = group.free().apart(volume.name(), metadata, new BitSet());
        group.addHidden(meta).striped(List.of(place), 0);
        group.addHidden(data).striped(group.free().linear(volume.name(), extents), 0);
        transaction(volume, top, extents, chunk, 0);
        devices.put(volume.name(), 0);
        long blocks = extents * group.extentSize() / (chunk * PvLayout.SECTOR);
        pools.put(volume.name(), new Pool(place, metadata * group.extentSize(), blocks, chunk, new ArrayList<>()));
    }

    void thin(VolumePlan volume) throws PlanException {
        @Nullable
        VolumePlan origin = volume.origin() == null ? null : group.planOf(volume.origin(), volume, VolumeType.THIN);
        String poolName = origin == null ? volume.pool() : origin.pool();
        VolumePlan pool = group.planOf(poolName, volume, VolumeType.THIN_POOL);
        int transaction = devices.getOrDefault(pool.name(), 0);
        VolumePlan kept = volume.inPool(pool.name());
        Setting from = Setting.of("thin_pool", pool.name());
        Setting number = Setting.of("transaction_id", transaction);
        Setting device = Setting.of("device_id", transaction + 1);
        if (origin == null) {
            long extents = group.extents(volume);
            group.addVisible(kept).segment(extents, "thin", from, number, device);
        } else {
            long extents = group.draftOf(origin).extents();
            group.addVisible(kept.skippedByActivation())
                    .segment(extents, "thin", from, number, device, Setting.of("origin", origin.name()));
        }
        devices.put(pool.name(), transaction + 1);
        map(volume, pools.get(pool.name()), transaction + 1);
        VolumeDraft top = group.draftOf(pool);
        long extents = top.extents();
        long chunk = RaidMaker.chunkSectors(pool, chunkFor(extents * group.extentSize()));
        top.clear();
        transaction(pool, top, extents, chunk, transaction + 1);
    }

    private static void map(VolumePlan volume, @Nullable Pool pool, int device) throws PlanException {
        if (pool == null) {
            return;
        }
        long bytes = pool.chunk() * PvLayout.SECTOR;
        long mapped = volume.used() / bytes + (volume.used() % bytes == 0 ? 0 : 1);
        if (volume.used() < 0 || volume.origin() == null && volume.used() > volume.size()) {
            throw new PlanException(PlanException.Kind.VALUE, volume.name(), "uses more than it has");
        }
        if (mapped > pool.free()) {
            throw new PlanException(PlanException.Kind.SPACE, volume.name(), "uses more than its pool has left");
        }
        pool.devices().add(new ThinMetadataImage.Device(device, mapped));
    }

    /** Writes what the kernel would have kept in the metadata of each pool. */
    void writeMetadata(Writer writer) throws IOException {
        for (Map.Entry<String, Pool> entry : pools.entrySet()) {
            Pool pool = entry.getValue();
            writer.write(
                    pool.metadata(),
                    ThinMetadataImage.of(
                            pool.metadataBytes(),
                            pool.blocks(),
                            pool.chunk(),
                            devices.getOrDefault(entry.getKey(), 0),
                            pool.devices()));
        }
    }

    private static void transaction(VolumePlan pool, VolumeDraft top, long extents, long chunk, int transaction) {
        top.segment(
                extents,
                "thin-pool",
                Setting.of("metadata", pool.name() + "_tmeta"),
                Setting.of("pool", pool.name() + "_tdata"),
                Setting.of("transaction_id", transaction),
                Setting.of("chunk_size", chunk),
                Setting.of("discards", "passdown"),
                Setting.of("zero_new_blocks", 1));
    }

    /** Room for a repair of the largest pool metadata, made with the first pool and grown with larger ones. */
    static void spare(GroupDraft group, VolumePlan volume, long extents) throws PlanException {
        VolumeDraft spare = group.find(SPARE);
        if (spare == null) {
            spare = group.addHidden(SPARE);
        }
        long more = extents - spare.extents();
        if (more > 0) {
            spare.striped(group.free().linear(volume.name(), more), 0);
        }
    }

    /** Chunks double until their metadata is no larger than lvm2 likes it. */
    private static long chunkFor(long bytes) {
        long chunk = CHUNK;
        while (bytes / chunk * BYTES_PER_CHUNK > MOST_METADATA) {
            chunk *= 2;
        }
        return chunk;
    }
}
