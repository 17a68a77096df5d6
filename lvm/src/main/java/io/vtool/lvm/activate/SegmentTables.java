package io.vtool.lvm.activate;

import io.vtool.lvm.content.VolumeSource;
import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.text.Section;
import io.vtool.lvm.thin.CacheMetadata;
import io.vtool.lvm.thin.CacheUsage;
import io.vtool.lvm.thin.PoolMetadataException;
import io.vtool.lvm.thin.ThinMetadata;
import io.vtool.lvm.thin.ThinUsage;
import io.vtool.lvm.view.Place;
import io.vtool.lvm.view.SegmentKind;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeSegment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The line that each type of segment becomes, with the state its target starts in: all in sync, and pools as full as they are. */
final class SegmentTables {
    private static final long METADATA_BLOCK_SECTORS = 8;

    private final Activation activation;
    private final Map<String, BlockSource> sources;

    SegmentTables(Activation activation, Map<String, BlockSource> sources) {
        this.activation = activation;
        this.sources = sources;
    }

    TargetLine line(VolumeSegment segment) throws IOException, NotActivatedException {
        SegmentKind kind = segment.kind();
        if (kind.striped()) {
            return striped(segment);
        }
        if (kind.raid()) {
            return new RaidTable(activation, segment).line();
        }
        if (kind.mirror()) {
            return mirror(segment);
        }
        if (kind.thinPool()) {
            return thinPool(segment);
        }
        if (kind.thin()) {
            return thin(segment);
        }
        if (kind.cache()) {
            return cache(segment);
        }
        if (kind.writecache()) {
            return writecache(segment);
        }
        if (kind.integrity()) {
            return integrity(segment);
        }
        if (kind.vdoPool()) {
            return vdoPool(segment);
        }
        if (kind.vdo()) {
            String pool = activation.layer(there(segment, segment.areaVolume(0)));
            long header = there(segment, segment.areaVolume(0)).first() == null ? 0 : header(segment);
            return line(segment, "linear", pool + " " + header, "");
        }
        if (kind.name().equals("error") || kind.name().equals("zero")) {
            return line(segment, kind.name(), "", "");
        }
        throw new NotActivatedException(segment.volume().name() + " is of the type " + segment.type());
    }

    private static long header(VolumeSegment segment) {
        Volume pool = segment.areaVolume(0);
        VolumeSegment first = pool == null ? null : pool.first();
        long offset = segment.settings().number("vdo_offset", 0);
        return first == null ? offset : offset + first.settings().number("header_size", 0);
    }

    private static TargetLine line(VolumeSegment segment, String target, String arguments, String status) {
        long extent = segment.volume().inGroup().extentSize();
        return new TargetLine(segment.start() * extent, segment.length() * extent, target, arguments, status);
    }

    static Volume there(VolumeSegment segment, @Nullable Volume part) throws NotActivatedException {
        if (part == null) {
            throw new NotActivatedException(segment.volume().name() + " lacks a part");
        }
        return part;
    }

    private TargetLine striped(VolumeSegment segment) throws IOException, NotActivatedException {
        int stripes = segment.areas().size();
        if (stripes == 0) {
            throw new NotActivatedException(segment.volume().name() + " lacks a part");
        }
        StringBuilder arguments = new StringBuilder();
        if (stripes > 1) {
            arguments.append(stripes).append(' ').append(segment.settings().number("stripe_size", 0));
        }
        for (Place place : segment.areas()) {
            arguments.append(arguments.length() == 0 ? "" : " ").append(activation.at(segment, place));
        }
        return line(segment, stripes > 1 ? "striped" : "linear", arguments.toString(), "");
    }

    private TargetLine mirror(VolumeSegment segment) throws IOException, NotActivatedException {
        long region = Math.max(1, segment.settings().number("region_size", 1));
        long regions = (segment.length() * segment.volume().inGroup().extentSize() + region - 1) / region;
        int images = segment.areas().size();
        Volume log = segment.log();
        StringBuilder arguments = new StringBuilder();
        String logDevice = log == null ? "" : activation.top(log);
        arguments.append(log == null ? "core 1 " + region : "disk 2 " + logDevice + " " + region);
        arguments.append(' ').append(images);
        StringBuilder status = new StringBuilder().append(images);
        for (Place place : segment.areas()) {
            String at = activation.at(segment, place);
            arguments.append(' ').append(at);
            status.append(' ').append(at, 0, at.indexOf(' '));
        }
        arguments.append(" 1 handle_errors");
        status.append(' ')
                .append(regions)
                .append('/')
                .append(regions)
                .append(" 1 ")
                .append("A".repeat(images));
        status.append(log == null ? " 1 core" : " 3 disk " + logDevice + " A");
        return line(segment, "mirror", arguments.toString(), status.toString());
    }

    private TargetLine thinPool(VolumeSegment segment) throws IOException, NotActivatedException {
        Section settings = segment.settings();
        String given = settings.text("discards");
        String discards = given == null ? "ignore" : given;
        List<String> options = new ArrayList<>();
        if (settings.number("zero_new_blocks", 0) != 1) {
            options.add("skip_block_zeroing");
        }
        boolean ignored = discards.equals("ignore");
        if (ignored || !discards.equals("passdown")) {
            options.add(ignored ? "ignore_discard" : "no_discard_passdown");
        }
        boolean refuses = segment.volume().text() != null
                && segment.volume().text().flags().contains("ERROR_WHEN_FULL");
        if (refuses) {
            options.add("error_if_no_space");
        }
        Volume metadata = there(segment, segment.metadata());
        String meta = activation.top(metadata);
        String data = activation.top(there(segment, segment.areaVolume(0)));
        String arguments = meta + " " + data + " " + segment.chunkSize() + " 0 " + options.size();
        ThinUsage usage = thinUsage(metadata);
        long blocks = segment.volume().size() / Math.max(1, segment.chunkSize());
        String fill = usage == null
                ? "0 0/" + metadata.size() / METADATA_BLOCK_SECTORS + " 0/" + blocks
                : usage.transaction() + " " + usage.usedMetadata() + "/" + usage.totalMetadata() + " "
                        + usage.usedData() + "/" + usage.totalData();
        boolean full = usage != null && usage.usedData() >= usage.totalData();
        String status = fill + " - " + (full ? "out_of_data_space" : "rw") + " "
                + (ignored
                        ? "ignore_discard"
                        : discards.equals("passdown") ? "discard_passdown" : "no_discard_passdown")
                + (refuses ? " error_if_no_space" : " queue_if_no_space") + " - 1024";
        return line(
                segment,
                "thin-pool",
                options.isEmpty() ? arguments : arguments + " " + String.join(" ", options),
                status);
    }

    private @Nullable ThinUsage thinUsage(Volume metadata) throws IOException {
        try {
            return ThinMetadata.read(VolumeSource.of(metadata, sources));
        } catch (PoolMetadataException e) {
            return null; // a pool that was never active: the kernel makes it an empty one
        }
    }

    private TargetLine thin(VolumeSegment segment) throws IOException, NotActivatedException {
        Volume pool = there(segment, segment.pool());
        long device = segment.settings().number("device_id", 0);
        Volume outside = segment.externalOrigin();
        String arguments = activation.layer(pool) + " " + device;
        VolumeSegment first = pool.first();
        ThinUsage usage = first == null || first.metadata() == null ? null : thinUsage(first.metadata());
        Long mapped = usage == null ? null : usage.mapped().get(device);
        String status = "0 -";
        if (usage != null && mapped != null && mapped > 0) {
            long sectors = mapped * usage.blockSectors();
            status = sectors + " " + (Math.min(sectors, segment.volume().size()) - 1);
        }
        return line(segment, "thin", outside == null ? arguments : arguments + " " + activation.real(outside), status);
    }

    private TargetLine cache(VolumeSegment segment) throws IOException, NotActivatedException {
        Volume pool = there(segment, segment.pool());
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
            data = activation.top(there(segment, first.areaVolume(0)));
            Volume metadata = there(segment, first.metadata());
            meta = activation.top(metadata);
            source = VolumeSource.of(metadata, sources);
        }
        String origin = activation.top(there(segment, segment.areaVolume(0)));
        long chunk = settings.number("chunk_size", 0);
        boolean second = settings.number("metadata_format", 1) == 2;
        String mode = settings.text("cache_mode");
        String policy = settings.text("policy");
        String features = (second ? "2 metadata2 " : "1 ") + (mode == null ? "writethrough" : mode);
        List<String> words = SettingWords.of(settings.section("policy_settings"));
        String name = policy == null ? "smq" : policy;
        String arguments =
                meta + " " + data + " " + origin + " " + chunk + " " + features + " " + name + " " + words.size();
        return line(
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

    private TargetLine writecache(VolumeSegment segment) throws IOException, NotActivatedException {
        Volume fast = there(segment, segment.writecache());
        String origin = activation.top(there(segment, segment.areaVolume(0)));
        String store = activation.top(fast);
        long block = segment.settings().number("writecache_block_size", 4096);
        List<String> words = SettingWords.writecache(segment.settings());
        String arguments = "s " + origin + " " + store + " " + block + " " + words.size();
        long blocks = fast.size() * 512 / Math.max(512, block);
        return line(
                segment,
                "writecache",
                words.isEmpty() ? arguments : arguments + " " + String.join(" ", words),
                "0 " + blocks + " " + blocks + " 0");
    }

    private TargetLine integrity(VolumeSegment segment) throws IOException, NotActivatedException {
        Section settings = segment.settings();
        String origin = activation.top(there(segment, segment.areaVolume(0)));
        Volume metadata = segment.metadata();
        List<String> words = new ArrayList<>();
        if (metadata != null) {
            words.add("meta_device:" + activation.top(metadata));
        }
        words.add("block_size:" + settings.number("block_size", 512));
        words.add("internal_hash:"
                + (settings.text("internal_hash") == null ? "crc32c" : settings.text("internal_hash")));
        String mode = settings.text("mode");
        long sectors = settings.number("data_sectors", segment.volume().size());
        String arguments = origin + " 0 " + settings.number("tag_size", 4) + " " + (mode == null ? "J" : mode) + " "
                + words.size() + " " + String.join(" ", words);
        return new TargetLine(0, sectors, "integrity", arguments, "0 " + sectors + " " + sectors);
    }

    private TargetLine vdoPool(VolumeSegment segment) throws IOException, NotActivatedException {
        Section settings = segment.settings();
        Volume data = there(segment, segment.areaVolume(0));
        String device = activation.top(data);
        long extent = segment.volume().inGroup().extentSize();
        long length = settings.number("virtual_extents", 0) * extent;
        long blocks = data.size() / METADATA_BLOCK_SECTORS;
        String arguments = "V4 " + device + " " + blocks + " 4096 "
                + settings.number("block_map_cache_size_mb", 128) * 256 + " "
                + settings.number("block_map_era_length", 16380) + " ack "
                + settings.number("ack_threads", 1) + " bio " + settings.number("bio_threads", 4);
        String status =
                device + " normal - online " + (settings.number("use_compression", 0) == 1 ? "online" : "offline") + " "
                        + Math.min(blocks, 1024) + " " + blocks;
        return new TargetLine(0, length, "vdo", arguments, status);
    }
}
