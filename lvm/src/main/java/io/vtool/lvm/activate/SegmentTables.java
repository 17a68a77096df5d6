package io.vtool.lvm.activate;

import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.text.Section;
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
            return new ThinTable(activation, sources, segment).pool();
        }
        if (kind.thin()) {
            return new ThinTable(activation, sources, segment).volume();
        }
        if (kind.cache()) {
            return new CacheTable(activation, sources, segment).cache();
        }
        if (kind.writecache()) {
            return new CacheTable(activation, sources, segment).writecache();
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

    static TargetLine line(VolumeSegment segment, String target, String arguments, String status) {
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
