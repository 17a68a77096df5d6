package io.vtool.lvm.write;

import io.vtool.lvm.text.ConfigNode;
import io.vtool.lvm.text.Setting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes cache pools, and volumes with a cache in front of them or a fast volume for their writes. */
final class CacheMaker {
    private static final long CHUNK = 64 << 10;
    private static final long METADATA = 8 << 20;
    private static final long BYTES_PER_CHUNK = 24;
    private static final long VOLUME_OVERHEAD = 4 << 20;
    private static final long MEBIBYTE = 1 << 20;
    private static final long MOST_CHUNKS = 1_000_000;
    private static final int FORMAT = 2;
    private static final long WRITE_BLOCK = 4096;
    private static final List<String> MODES = List.of("writethrough", "writeback", "passthrough");

    private final GroupDraft group;
    private final Map<String, Extents> metadata = new LinkedHashMap<>();
    private final List<Content> contents = new ArrayList<>();

    /** What is to be written for a cache: where, and what it holds. */
    private record Content(Extents place, long metadataBytes, int blocks, long chunk, int held, int dirty) {}

    CacheMaker(GroupDraft group) {
        this.group = group;
    }

    void pool(VolumePlan volume) throws PlanException {
        long extents = group.extents(volume);
        long chunk = RaidMaker.chunkSectors(volume, chunkFor(extents * group.extentSize()));
        long bytes = extents * group.extentSize() / (chunk * PvLayout.SECTOR) * BYTES_PER_CHUNK;
        long room = group.extents(Math.max(METADATA, bytes));
        VolumeDraft top = group.addVisible(volume);
        ThinMaker.spare(group, volume, room);
        Extents place = group.free().apart(volume.name(), room, new BitSet());
        metadata.put(volume.name(), place);
        group.addHidden(volume.name() + "_cmeta").striped(List.of(place), 0);
        group.addHidden(volume.name() + "_cdata").striped(group.free().linear(volume.name(), extents), 0);
        top.segment(
                extents,
                "cache-pool",
                Setting.of("data", volume.name() + "_cdata"),
                Setting.of("metadata", volume.name() + "_cmeta"),
                Setting.of("chunk_size", chunk));
    }

    /** What is the cache loses its own name, and it and the volume's extents become parts of the cached volume. */
    void cache(VolumePlan volume) throws PlanException {
        VolumePlan fast = group.planOf(volume.pool(), volume);
        if (fast.type() != VolumeType.CACHE_POOL) {
            plain(fast, volume);
        }
        long extents = group.extents(volume);
        VolumeDraft top = group.addVisible(volume).striped(group.free().linear(volume.name(), extents), 0);
        if (fast.type() == VolumeType.CACHE_POOL) {
            behindPool(volume, fast, top);
        } else {
            behindVolume(volume, fast, top);
        }
        group.forget(fast);
    }

    /** A volume whose writes go to a fast volume first. */
    void writecache(VolumePlan volume) throws PlanException {
        VolumePlan fast = group.planOf(volume.pool(), volume);
        plain(fast, volume);
        long extents = group.extents(volume);
        VolumeDraft top = group.addVisible(volume).striped(group.free().linear(volume.name(), extents), 0);
        String name = hide(fast);
        VolumeDraft origin = group.add(top.moveInto(volume.name() + "_wcorig", group.newId()));
        top.segment(
                extents,
                "writecache",
                Setting.of("writecache", name),
                Setting.of("origin", origin.name()),
                Setting.of("writecache_block_size", WRITE_BLOCK));
        group.forget(fast);
    }

    private static void plain(VolumePlan fast, VolumePlan user) throws PlanException {
        if (fast.type() != VolumeType.LINEAR && fast.type() != VolumeType.STRIPED) {
            throw new PlanException(
                    PlanException.Kind.REFERENCE, user.name(), fast.name() + " is no cache pool and no plain volume");
        }
    }

    private String hide(VolumePlan fast) {
        VolumeDraft draft = group.draftOf(fast);
        group.rename(draft, fast.name() + "_cvol");
        draft.flag("CACHE_VOL");
        draft.hide();
        return draft.name();
    }

    private void behindPool(VolumePlan volume, VolumePlan plan, VolumeDraft top) throws PlanException {
        VolumeDraft pool = group.draftOf(plan);
        long poolExtents = pool.extents();
        long chunk = RaidMaker.chunkSectors(plan, chunkFor(poolExtents * group.extentSize()));
        attach(volume, plan, pool, chunk);
        long extents = top.extents();
        VolumeDraft origin = group.add(top.moveInto(volume.name() + "_corig", group.newId()));
        top.segment(extents, "cache", Setting.of("cache_pool", pool.name()), Setting.of("origin", origin.name()));
        Extents place = metadata.get(plan.name());
        if (place != null) {
            contents.add(content(
                    volume, place, place.count() * group.extentSize(), poolExtents * group.extentSize(), chunk));
        }
    }

    private void attach(VolumePlan volume, VolumePlan plan, VolumeDraft pool, long chunk) throws PlanException {
        String name = plan.name() + "_cpool";
        rename(plan.name() + "_cmeta", name + "_cmeta");
        rename(plan.name() + "_cdata", name + "_cdata");
        group.rename(pool, name);
        pool.hide();
        long extents = pool.extents();
        pool.clear();
        List<ConfigNode> settings = new ArrayList<>();
        settings.add(Setting.of("data", name + "_cdata"));
        settings.add(Setting.of("metadata", name + "_cmeta"));
        settings.addAll(mode(volume, chunk));
        pool.segment(extents, "cache-pool+METADATA_FORMAT", settings.toArray(new ConfigNode[0]));
    }

    /** The metadata lies in front of the volume that is all of the cache, the data behind it. */
    private void behindVolume(VolumePlan volume, VolumePlan fast, VolumeDraft top) throws PlanException {
        Extents first = group.draftOf(fast).runs().get(0);
        long size = group.draftOf(fast).extents() * group.extentSize();
        long chunk = RaidMaker.chunkSectors(volume, chunkFor(size));
        long chunks = size / (chunk * PvLayout.SECTOR);
        long room = (VOLUME_OVERHEAD + chunks * BYTES_PER_CHUNK + MEBIBYTE - 1) / MEBIBYTE * MEBIBYTE;
        room = room > VOLUME_OVERHEAD ? room : room + MEBIBYTE;
        if (room >= size || first.areas().size() != 1 || first.count() * group.extentSize() < room) {
            throw new PlanException(
                    PlanException.Kind.SPACE, fast.name(), "has no room for a cache with its metadata in one piece");
        }
        List<ConfigNode> settings = new ArrayList<>();
        settings.add(Setting.of("cache_pool", hide(fast)));
        long extents = top.extents();
        VolumeDraft origin = group.add(top.moveInto(volume.name() + "_corig", group.newId()));
        settings.add(Setting.of("origin", origin.name()));
        settings.addAll(mode(volume, chunk));
        settings.add(Setting.of("metadata_start", 0));
        settings.add(Setting.of("metadata_len", room / PvLayout.SECTOR));
        settings.add(Setting.of("data_start", room / PvLayout.SECTOR));
        settings.add(Setting.of("data_len", (size - room) / PvLayout.SECTOR));
        top.segment(extents, "cache+CACHE_USES_CACHEVOL", settings.toArray(new ConfigNode[0]));
        contents.add(content(volume, first, room, size - room, chunk));
    }

    private static List<ConfigNode> mode(VolumePlan volume, long chunk) throws PlanException {
        String mode = volume.settings().cacheMode();
        if (mode != null && !MODES.contains(mode)) {
            throw new PlanException(PlanException.Kind.VALUE, volume.name(), "there is no cache mode " + mode);
        }
        return List.of(
                Setting.of("metadata_format", FORMAT),
                Setting.of("chunk_size", chunk),
                Setting.of("cache_mode", mode == null ? MODES.get(0) : mode),
                Setting.of("policy", "smq"));
    }

    private static Content content(VolumePlan volume, Extents place, long room, long bytes, long chunk)
            throws PlanException {
        long chunkBytes = chunk * PvLayout.SECTOR;
        long blocks = bytes / chunkBytes;
        long held = (volume.used() + chunkBytes - 1) / chunkBytes;
        long dirty = (volume.settings().dirty() + chunkBytes - 1) / chunkBytes;
        if (volume.used() < 0 || volume.used() > volume.size() || held > blocks) {
            throw new PlanException(
                    PlanException.Kind.VALUE, volume.name(), "has more in its cache than there is room for");
        }
        boolean through = !"writeback".equals(volume.settings().cacheMode());
        if (dirty < 0 || dirty > held || dirty > 0 && through) {
            throw new PlanException(
                    PlanException.Kind.VALUE,
                    volume.name(),
                    "has more dirty than its cache holds, or a mode in which nothing is");
        }
        return new Content(place, room, (int) blocks, chunk, (int) held, (int) dirty);
    }

    /** Writes what the kernel would have kept in the metadata of each cache. */
    void writeMetadata(ThinMaker.Writer writer) throws IOException {
        for (Content cache : contents) {
            writer.write(
                    cache.place(),
                    0,
                    CacheMetadataImage.of(
                            cache.metadataBytes(), cache.blocks(), cache.chunk(), cache.held(), cache.dirty()));
        }
    }

    private void rename(String from, String to) {
        VolumeDraft part = group.find(from);
        if (part != null) {
            group.rename(part, to);
        }
    }

    /** A cache has no more than a million chunks, so those of large ones are larger. */
    private static long chunkFor(long bytes) {
        long chunk = CHUNK;
        while (bytes / chunk > MOST_CHUNKS) {
            chunk *= 2;
        }
        return chunk;
    }
}
