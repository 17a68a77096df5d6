package io.vtool.lvm.report;

import io.vtool.lvm.text.Section;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeSegment;

/** The fields of segments that only VDO has; those of a volume are those of its pool. */
final class VdoFields {
    private static final long MEBIBYTE_SECTORS = 2048;
    private static final int SECTOR = 512;

    private VdoFields() {}

    static Cell cell(String id, VolumeSegment segment, ReportSettings settings) {
        VolumeSegment pool = segment;
        if (segment.kind().vdo()) {
            Volume below = segment.areaVolume(0);
            pool = below == null || below.first() == null ? segment : below.first();
        }
        if (!pool.kind().vdoPool()) {
            return id.equals("vdo_write_policy") ? Cell.blank() : Cell.blankNumber();
        }
        Section from = pool.settings();
        return switch (id) {
            case "vdo_compression" -> settings.binary(from.number("use_compression", 0) != 0, "enabled");
            case "vdo_deduplication" -> settings.binary(from.number("use_deduplication", 0) != 0, "enabled");
            case "vdo_use_metadata_hints" -> settings.binary(from.number("use_metadata_hints", 0) != 0, "enabled");
            case "vdo_use_sparse_index" -> settings.binary(from.number("use_sparse_index", 0) != 0, "enabled");
            case "vdo_minimum_io_size" -> settings.size(from.number("minimum_io_size", 0) / SECTOR);
            case "vdo_block_map_cache_size" ->
                settings.size(from.number("block_map_cache_size_mb", 0) * MEBIBYTE_SECTORS);
            case "vdo_index_memory_size" -> settings.size(from.number("index_memory_size_mb", 0) * MEBIBYTE_SECTORS);
            case "vdo_slab_size" -> settings.size(from.number("slab_size_mb", 0) * MEBIBYTE_SECTORS);
            case "vdo_header_size" -> settings.size(from.number("header_size", 0));
            case "vdo_write_policy" ->
                Cell.text(from.text("write_policy") == null ? "auto" : from.text("write_policy"));
            default -> Cell.number(from.number(id.substring("vdo_".length()), 0));
        };
    }
}
