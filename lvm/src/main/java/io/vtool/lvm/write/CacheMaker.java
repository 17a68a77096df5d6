package io.vtool.lvm.write;

import io.vtool.lvm.text.Setting;
import java.util.BitSet;
import java.util.List;

/** Makes cache pools and volumes with one in front of them. */
final class CacheMaker {
    private static final long CHUNK = 64 << 10;
    private static final long METADATA = 8 << 20;
    private static final long BYTES_PER_CHUNK = 24;

    private final GroupDraft group;

    CacheMaker(GroupDraft group) {
        this.group = group;
    }

    void pool(VolumePlan volume) throws PlanException {
        long extents = group.extents(volume);
        long chunk = RaidMaker.chunkSectors(volume, CHUNK);
        long bytes = extents * group.extentSize() / (chunk * PvLayout.SECTOR) * BYTES_PER_CHUNK;
        long metadata = group.extents(Math.max(METADATA, bytes));
        VolumeDraft top = group.addVisible(volume);
        ThinMaker.spare(group, volume, metadata);
        group.addHidden(volume.name() + "_cmeta")
                .striped(List.of(group.free().apart(volume.name(), metadata, new BitSet())), 0);
        group.addHidden(volume.name() + "_cdata").striped(group.free().linear(volume.name(), extents), 0);
        top.segment(
                extents,
                "cache-pool",
                Setting.of("data", volume.name() + "_cdata"),
                Setting.of("metadata", volume.name() + "_cmeta"),
                Setting.of("chunk_size", chunk));
    }

    /** The pool, which loses its own name, and the volume's extents become parts of the cached volume. */
    void cache(VolumePlan volume) throws PlanException {
        VolumePlan poolPlan = group.planOf(volume.pool(), volume, VolumeType.CACHE_POOL);
        VolumeDraft pool = group.draftOf(poolPlan);
        long extents = group.extents(volume);
        VolumeDraft top = group.addVisible(volume).striped(group.free().linear(volume.name(), extents), 0);
        attach(poolPlan, pool);
        VolumeDraft origin = group.add(top.moveInto(volume.name() + "_corig", group.newId()));
        top.segment(extents, "cache", Setting.of("cache_pool", pool.name()), Setting.of("origin", origin.name()));
        group.forget(poolPlan);
    }

    private void attach(VolumePlan plan, VolumeDraft pool) throws PlanException {
        String name = plan.name() + "_cpool";
        rename(plan.name() + "_cmeta", name + "_cmeta");
        rename(plan.name() + "_cdata", name + "_cdata");
        group.rename(pool, name);
        pool.hide();
        long extents = pool.extents();
        pool.clear();
        pool.segment(
                extents,
                "cache-pool+METADATA_FORMAT",
                Setting.of("data", name + "_cdata"),
                Setting.of("metadata", name + "_cmeta"),
                Setting.of("metadata_format", 2),
                Setting.of("chunk_size", RaidMaker.chunkSectors(plan, CHUNK)),
                Setting.of("cache_mode", "writethrough"),
                Setting.of("policy", "smq"));
    }

    private void rename(String from, String to) {
        VolumeDraft part = group.find(from);
        if (part != null) {
            group.rename(part, to);
        }
    }
}
