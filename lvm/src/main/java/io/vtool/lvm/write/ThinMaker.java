package io.vtool.lvm.write;

import io.vtool.lvm.text.Setting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes thin pools, thin volumes and thin snapshots, and the spare that every group with a pool keeps. */
final class ThinMaker {
    private static final long CHUNK = 64 << 10;
    private static final long LEAST_METADATA = 2 << 20;
    private static final long MOST_METADATA = 128 << 20;
    private static final long BYTES_PER_CHUNK = 64;
    private static final String SPARE = "lvol0_pmspare";

    private final GroupDraft group;
    private final Map<String, Integer> devices = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, PoolContent> pools = new LinkedHashMap<>();

    /** Takes what is to be written to a run of extents. */
    interface Writer {
        void write(Extents where, long offset, byte[] bytes) throws IOException;
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
        if (volume.settings().errorWhenFull()) {
            top.flag("ERROR_WHEN_FULL");
        }
        spare(group, volume, metadata);
        String meta = volume.name() + "_tmeta";
        String data = volume.name() + "_tdata";
        Extents place = group.free().apart(volume.name(), metadata, new BitSet());
        group.addHidden(meta).striped(List.of(place), 0);
        group.addHidden(data).striped(group.free().linear(volume.name(), extents), 0);
        transaction(volume, top, extents, chunk, 0);
        devices.put(volume.name(), 0);
        long blocks = extents * group.extentSize() / (chunk * PvLayout.SECTOR);
        pools.put(volume.name(), new PoolContent(place, metadata * group.extentSize(), blocks, chunk));
    }

    void thin(VolumePlan volume) throws PlanException {
        VolumePlan origin = volume.origin() == null ? null : group.planOf(volume.origin(), volume);
        VolumePlan shared = origin != null && origin.type() == VolumeType.THIN && volume.pool() == null ? origin : null;
        if (origin != null && shared == null) {
            outside(volume, origin);
        }
        VolumePlan pool = group.planOf(shared == null ? volume.pool() : shared.pool(), volume, VolumeType.THIN_POOL);
        int transaction = devices.getOrDefault(pool.name(), 0);
        VolumePlan kept = volume.inPool(pool.name());
        List<Setting> settings = new ArrayList<>();
        settings.add(Setting.of("thin_pool", pool.name()));
        settings.add(Setting.of("transaction_id", transaction));
        settings.add(Setting.of("device_id", transaction + 1));
        long extents =
                origin == null ? group.extents(volume) : group.draftOf(origin).extents();
        if (origin != null) {
            settings.add(Setting.of(shared == null ? "external_origin" : "origin", origin.name()));
        }
        group.addVisible(shared == null ? kept : kept.skippedByActivation())
                .segment(extents, "thin", settings.toArray(new Setting[0]));
        numbers.put(volume.name(), transaction + 1);
        devices.put(pool.name(), transaction + 1);
        PoolContent content = pools.get(pool.name());
        if (content != null && shared != null) {
            content.snapshot(
                    volume, transaction + 1, numbers.getOrDefault(shared.name(), 0), extents * group.extentSize());
        } else if (content != null) {
            content.device(kept.withSize(extents * group.extentSize()), transaction + 1);
        }
        renew(pool, transaction + 1);
    }

    /** A thin volume may build on one outside of the pool, if nobody writes to that. */
    private void outside(VolumePlan volume, VolumePlan origin) throws PlanException {
        boolean fits = origin.readOnly() && origin.type() != VolumeType.THIN_POOL && volume.pool() != null;
        if (!fits) {
            throw new PlanException(
                    PlanException.Kind.REFERENCE,
                    volume.name(),
                    "as an origin outside of a pool " + origin.name() + " has to be read-only, and the pool named");
        }
    }

    private void renew(VolumePlan pool, int transaction) throws PlanException {
        VolumeDraft top = group.draftOf(pool);
        long extents = top.extents();
        long chunk = RaidMaker.chunkSectors(pool, chunkFor(extents * group.extentSize()));
        top.clear();
        transaction(pool, top, extents, chunk, transaction);
    }

    /** Writes what the kernel would have kept in the metadata of each pool. */
    void writeMetadata(Writer writer) throws IOException {
        for (Map.Entry<String, PoolContent> entry : pools.entrySet()) {
            PoolContent pool = entry.getValue();
            writer.write(pool.place(), 0, pool.image(devices.getOrDefault(entry.getKey(), 0)));
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
