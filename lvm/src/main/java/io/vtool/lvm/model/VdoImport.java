package io.vtool.lvm.model;

import io.vtool.lvm.text.Section;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Looks whether lvm2 would take a segment of a VDO pool or of a volume in one. */
final class VdoImport {
    /** Those of a VDO pool; the ones with a question mark are switches that may be absent. */
    private static final List<String> VDO_NUMBERS = List.of(
            "header_size",
            "virtual_extents",
            "?use_compression",
            "?use_deduplication",
            "?use_metadata_hints",
            "minimum_io_size",
            "block_map_cache_size_mb",
            "block_map_era_length",
            "?use_sparse_index",
            "index_memory_size_mb",
            "max_discard",
            "slab_size_mb",
            "ack_threads",
            "bio_threads",
            "bio_rotation",
            "cpu_threads",
            "hash_zone_threads",
            "logical_threads",
            "physical_threads");

    private final LayerMembers of;
    private final ImportState state;
    private final ImportText text;
    private final Section segment;

    VdoImport(LayerMembers of) {
        this.of = of;
        this.state = of.state;
        this.text = of.text;
        this.segment = of.segment;
    }

    private boolean badField(String name) {
        return text.failed("Couldn't read '" + name + "' for VDO segment.");
    }

    boolean vdo() {
        if (!text.has(segment, "vdo_pool")) {
            return badField("vdo_pool");
        }
        String pool = text.word(segment, "vdo_pool");
        if (pool == null) {
            return badField("vdo_pool");
        }
        if (!state.volume(pool)) {
            return text.failed("Unknown VDO pool logical volume " + pool + ".");
        }
        if (text.word32(segment, "vdo_offset") < 0) {
            return badField("vdo_offset");
        }
        return of.madeOf(pool);
    }

    boolean vdoPool() {
        if (!text.has(segment, "data")) {
            return badField("data");
        }
        String data = text.word(segment, "data");
        if (data == null) {
            return badField("data");
        }
        if (!state.volume(data)) {
            return text.failed("Unknown logical volume " + data + ".");
        }
        for (String number : VDO_NUMBERS) {
            boolean optional = number.charAt(0) == '?';
            String name = optional ? number.substring(1) : number;
            if ((!optional || text.has(segment, name)) && text.word32(segment, name) < 0) {
                return badField(name);
            }
        }
        if (text.has(segment, "write_policy") && !writePolicy(text.word(segment, "write_policy"))) {
            return badField("write_policy");
        }
        return of.madeOf(data);
    }

    private boolean writePolicy(@Nullable String word) {
        if (word == null) {
            return false;
        }
        return List.of("sync", "async", "async-unsafe", "auto").contains(word.toLowerCase(Locale.ROOT))
                || text.failed("Unknown VDO write policy " + word + ".");
    }
}
