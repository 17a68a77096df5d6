package io.vtool.lvm.activate;

import io.vtool.lvm.content.VolumeSource;
import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.text.Section;
import io.vtool.lvm.thin.CacheMetadata;
import io.vtool.lvm.thin.CacheUsage;
import io.vtool.lvm.thin.PoolMetadataException;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeSegment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The lines of a cached volume and of one with a writecache; a cache is as full as its metadata say. */
final class CacheTable {
    private final Activation activation;
    private final Map<String, BlockSource> sources;
    private final VolumeSegment segment;

    CacheTable(Activation activation, Map<String, BlockSource> sources, VolumeSegment segment) {
        this.activation = activation;
        this.sources = sources;
        this.segment = segment;
    }

    TargetLine cache() throws IOException, NotActivatedException {
        Volume pool = SegmentTables.there(segment, segment.pool());
        Section settings = segment.settings();
        String meta;
        String data;
        BlockSource source;
        if (settings.number("metadata_len") != null) {
            String whole = activation.top(pool);
            data = part(pool, "cdata", whole, settings.number("data_start", 0), settings.number("data_len", 0));
            meta = part(pool, "cmeta", whole, settings.number("metadata_start", 0), settings.number("metadata_len", 0));
            source = CacheMetadata.within(VolumeSource.of(pool, sources), settings);
        } else {
            VolumeSegment first = pool.first();
            if (first == null) {
                throw new NotActivatedException(segment.volume().name() + " lacks a part");
            }
            settings = first.settings();
            data = activation.top(SegmentTables.there(segment, first.areaVolume(0)));
            Volume metadata = SegmentTables.there(segment, first.metadata());
            meta = activation.top(metadata);
            source = VolumeSource.of(metadata, sources);
        }
        String origin = activation.top(SegmentTables.there(segment, segment.areaVolume(0)));
        long chunk = settings.number("chunk_size", 0);
        boolean second = settings.number("metadata_format", 1) == 2;
        String mode = settings.text("cache_mode");
        String policy = settings.text("policy");
        String features = (second ? "2 metadata2 " : "1 ") + (mode == null ? "writethrough" : mode);
        List<String> words = SettingWords.of(settings.section("policy_settings"));
        String name = policy == null ? "smq" : policy;
        String arguments =
                meta + " " + data + " " + origin + " " + chunk + " " + features + " " + name + " " + words.size();
        return SegmentTables.line(
                segment,
                "cache",
                words.isEmpty() ? arguments : arguments + " " + String.join(" ", words),
                cacheStatus(source, chunk, features, name, words));
    }

    private String part(Volume pool, String layer, String whole, long start, long length)
            throws IOException, NotActivatedException {
        return activation.device(
                pool, layer, false, List.of(TargetLine.plain(0, length, "linear", whole + " " + start)));
    }

    private static String cacheStatus(
            BlockSource source, long chunk, String features, String policy, List<String> words) throws IOException {
        String fill;
        long dirty = 0;
        try {
            CacheUsage usage = CacheMetadata.read(source);
            fill = usage.usedMetadata() + "/" + usage.totalMetadata() + " " + chunk + " " + usage.usedBlocks() + "/"
                    + usage.totalBlocks();
            dirty = usage.dirtyBlocks();
        } catch (PoolMetadataException e) {
            fill = "0/" + source.size() / 4096 + " " + chunk + " 0/0"; // never active: the kernel makes it an empty one
        }
        List<String> core = new ArrayList<>(words);
        if (!core.contains("migration_threshold")) {
            core.add("migration_threshold");
            core.add("2048");
        }
        return "8 " + fill + " 0 0 0 0 0 0 " + dirty + " " + features + " " + core.size() + " " + String.join(" ", core)
                + " " + policy + " 0 rw -";
    }

    TargetLine writecache() throws IOException, NotActivatedException {
        Volume fast = SegmentTables.there(segment, segment.writecache());
        String origin = activation.top(SegmentTables.there(segment, segment.areaVolume(0)));
        String store = activation.top(fast);
        long block = segment.settings().number("writecache_block_size", 4096);
        List<String> words = SettingWords.writecache(segment.settings());
        String arguments = "s " + origin + " " + store + " " + block + " " + words.size();
        long blocks = fast.size() * 512 / Math.max(512, block);
        return SegmentTables.line(
                segment,
                "writecache",
                words.isEmpty() ? arguments : arguments + " " + String.join(" ", words),
                "0 " + blocks + " " + blocks + " 0");
    }
}
