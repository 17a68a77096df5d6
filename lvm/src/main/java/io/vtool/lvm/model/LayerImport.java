package io.vtool.lvm.model;

import io.vtool.lvm.text.ConfigNode;
import io.vtool.lvm.text.Section;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks whether lvm2 would take a segment of the types that are made of other volumes, each type in its own way. */
final class LayerImport {
    private static final long MOST_CHUNK = 2_097_152;
    private static final long LEAST_CHUNK = 128;
    private static final long MOST_DEVICE = (1 << 24) - 1;
    private static final int LONGEST_MODE = 7;
    private static final List<String> INTEGRITY_NUMBERS = List.of(
            "journal_sectors",
            "interleave_sectors",
            "buffer_sectors",
            "journal_watermark",
            "commit_time",
            "bitmap_flush_interval",
            "sectors_per_bit");
    private static final List<String> WRITECACHE_NUMBERS = List.of(
            "high_watermark",
            "low_watermark",
            "writeback_jobs",
            "autocommit_blocks",
            "autocommit_time",
            "fua",
            "nofua",
            "cleaner",
            "max_age");
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

    private final ImportState state;
    private final ImportText text;
    private final SettingImport settings;
    private final String volume;
    private final Section segment;
    private final VolumeCheck.Part part;

    LayerImport(ImportState state, SettingImport settings, String volume, Section segment, VolumeCheck.Part part) {
        this.state = state;
        this.text = state.text;
        this.settings = settings;
        this.volume = volume;
        this.segment = segment;
        this.part = part;
    }

    boolean read(String type) {
        return switch (type) {
            case "snapshot" -> snapshot();
            case "thin-pool" -> thinPool();
            case "thin" -> thin();
            case "cache-pool" -> cachePool();
            case "cache" -> cache();
            case "writecache" -> writecache();
            case "vdo-pool" -> vdoPool();
            case "vdo" -> vdo();
            case "integrity" -> integrity();
            default -> true;
        };
    }

    private boolean failed(String what) {
        return text.failed(what + " segment " + segment.name() + " of logical volume " + volume + ".");
    }

    /** The one place of the segment is this volume. */
    private boolean madeOf(@Nullable String name) {
        part.made = Collections.singletonList(name);
        return name == null || state.place(name, volume);
    }

    private boolean snapshot() {
        if (text.word32(segment, "chunk_size") < 0) {
            return text.failed("Couldn't read chunk size for snapshot.");
        }
        String cow = null;
        if (text.has(segment, "merging_store")) {
            cow = text.word(segment, "merging_store");
            if (cow == null) {
                return failed("Merging store must be a string in");
            }
        }
        if (text.has(segment, "cow_store")) {
            if (cow != null) {
                return failed("Both snapshot cow and merging storage were specified in");
            }
            cow = text.word(segment, "cow_store");
            if (cow == null) {
                return failed("Cow store must be a string in");
            }
        }
        if (cow == null) {
            return failed("Snapshot cow storage not specified in");
        }
        String origin = named("origin", "Snapshot origin not specified in", "Snapshot origin must be a string in");
        if (origin == null) {
            return false;
        }
        if (!state.volume(cow)) {
            return failed("Unknown logical volume " + cow + " specified for snapshot cow store in");
        }
        if (!state.volume(origin)) {
            return failed("Unknown logical volume " + origin + " specified for snapshot origin in");
        }
        part.both = cow.equals(origin) ? cow : null;
        return true;
    }

    /** The name that has to stand there; null, after saying so, if there is none. */
    private @Nullable String named(String key, String absent, String other) {
        if (!text.has(segment, key)) {
            failed(absent);
            return null;
        }
        String name = text.word(segment, key);
        if (name == null) {
            failed(other);
        }
        return name;
    }

    /** A volume that has to be named. */
    private @Nullable String part(String key, String what, String unknown) {
        String name = named(key, what + " not specified in", what + " must be a string in");
        if (name != null && !state.volume(name)) {
            failed("Unknown logical volume " + name + " specified for " + unknown + " in");
            return null;
        }
        return name;
    }

    private boolean string(String key, String absent, String unknown) {
        String name = text.text(segment, key);
        if (name == null) {
            return failed(absent + " must be a string in");
        }
        return state.volume(name) || failed("Unknown " + unknown + " " + name + " in");
    }

    private boolean thinPool() {
        if (!string("metadata", "Metadata", "metadata") || !string("pool", "Pool", "pool")) {
            return false;
        }
        if (!madeOf(segment.text("pool"))) {
            return false;
        }
        if (text.number(segment, "transaction_id") == null) {
            return failed("Could not read transaction_id for");
        }
        long chunk = text.word32(segment, "chunk_size");
        if (chunk < 0) {
            return failed("Could not read chunk_size");
        }
        if (text.has(segment, "discards")) {
            String discards = text.text(segment, "discards");
            if (discards == null) {
                return failed("Could not read discards for");
            }
            if (!List.of("passdown", "nopassdown", "ignore").contains(discards.toLowerCase(Locale.ROOT))) {
                return text.failed("Thin pool discards type \"" + discards + "\" is unknown.")
                        || failed("Discards option unsupported for");
            }
        }
        if (chunk < LEAST_CHUNK || chunk > MOST_CHUNK) {
            return failed("Unsupported value 0 for chunk_size"); // lvm2 tells another number than the one it looks at
        }
        for (String number : List.of("zero_new_blocks", "crop_metadata")) {
            if (text.has(segment, number) && text.word32(segment, number) < 0) {
                return failed("Could not read " + number + " for");
            }
        }
        return messages();
    }

    private boolean messages() {
        Set<String> created = new HashSet<>();
        Set<Long> deleted = new HashSet<>();
        for (int i = 0; i < segment.size(); i++) {
            ConfigNode node = segment.node(i);
            if (!(node instanceof Section message)) {
                continue;
            }
            String create = text.text(message, "create");
            if (create != null) {
                if (!state.volume(create)) {
                    return failed("Unknown LV " + create + " for create message in");
                }
                if (!created.add(create)) {
                    return text.failed("Message referring LV " + state.shown(create) + " already queued in pool "
                            + state.shown(volume) + ".");
                }
                continue;
            }
            long delete = text.word32(message, "delete");
            if (delete < 0) {
                return failed("Unknown message in");
            }
            if (!deleted.add(delete)) {
                return text.failed(
                        "Delete for device " + delete + " already queued in pool " + state.shown(volume) + ".");
            }
        }
        return true;
    }

    private boolean thin() {
        if (!string("thin_pool", "Thin pool", "thin pool")) {
            return false;
        }
        if (text.number(segment, "transaction_id") == null) {
            return failed("Could not read transaction_id for");
        }
        if (text.has(segment, "origin") && !string("origin", "Origin", "origin")) {
            return false;
        }
        if (text.has(segment, "merge") && !string("merge", "Merge lv", "merge lv")) {
            return false;
        }
        long device = text.word32(segment, "device_id");
        if (device < 0) {
            return failed("Could not read device_id for");
        }
        if (device > MOST_DEVICE) {
            return failed("Unsupported value " + device + " for device_id");
        }
        return !text.has(segment, "external_origin") || string("external_origin", "External origin", "external origin");
    }

    private boolean cachePool() {
        String data = part("data", "Cache data", "cache data");
        String metadata = data == null ? null : part("metadata", "Cache metadata", "cache metadata");
        if (metadata == null) {
            return false;
        }
        if (!madeOf(data)) {
            return false;
        }
        if (text.has(segment, "metadata_format")) {
            long format = text.word32(segment, "metadata_format");
            if (format != 1 && format != 2) {
                return failed("Unknown cache metadata format " + Math.max(0, format) + " number in");
            }
        }
        return cacheSettings();
    }

    private boolean cacheSettings() {
        if (text.has(segment, "chunk_size") && text.word32(segment, "chunk_size") < 0) {
            return failed("Couldn't read cache chunk_size in");
        }
        if (text.has(segment, "cache_mode")) {
            String mode = text.word(segment, "cache_mode");
            if (mode == null) {
                return failed("cache_mode must be a string in");
            }
            if (!List.of("writethrough", "writeback", "passthrough").contains(mode.toLowerCase(Locale.ROOT))) {
                return text.failed("Unknown cache mode: " + mode + ".") || failed("Unknown cache_mode in");
            }
        }
        boolean policy = text.has(segment, "policy");
        if (policy && text.word(segment, "policy") == null) {
            return failed("policy must be a string in");
        }
        text.look(segment, "policy_settings");
        ConfigNode more = segment.member("policy_settings");
        if (more != null && !policy) {
            return failed("policy_settings must have a policy_name in");
        }
        return more == null || more instanceof Section || failed("policy_settings must be a section in");
    }

    private boolean cache() {
        if (part("cache_pool", "cache_pool", "cache_pool") == null) {
            return false;
        }
        String origin = part("origin", "Cache origin", "cache origin");
        if (origin == null) {
            return false;
        }
        if (!madeOf(origin)) {
            return false;
        }
        if (text.has(segment, "cleaner") && text.word32(segment, "cleaner") < 0) {
            return failed("Could not read cache cleaner in");
        }
        if (!cacheSettings()) {
            return false;
        }
        if (text.has(segment, "metadata_format")) {
            long format = text.word32(segment, "metadata_format");
            if (format < 0) {
                return failed("Couldn't read cache metadata_format in");
            }
            if (format != 2) {
                return failed("Unknown cache metadata format " + format + " number in");
            }
        }
        return !text.has(segment, "metadata_start") || parts() && ids();
    }

    /** Where data and metadata are in a volume that holds both. */
    private boolean parts() {
        for (String number : List.of("metadata_start", "metadata_len", "data_start", "data_len")) {
            if (text.number(segment, number) == null) {
                return failed("Couldn't read " + number + " in");
            }
        }
        return true;
    }

    private boolean ids() {
        for (String key : List.of("metadata_id", "data_id")) {
            if (text.has(segment, key)) {
                String id = text.text(segment, key);
                if (id == null) {
                    return failed("Couldn't read " + key + " in");
                }
                if (!settings.format(id)) {
                    return failed("Couldn't format " + key + " in");
                }
            }
        }
        return true;
    }

    private boolean origin(String what) {
        if (!text.has(segment, "origin")) {
            return failed("origin not specified in");
        }
        String origin = text.text(segment, "origin");
        if (origin == null) {
            return failed("origin must be a string in");
        }
        return state.volume(origin)
                ? madeOf(origin)
                : failed("Unknown LV specified for " + what + " origin " + origin + " in");
    }

    private boolean writecache() {
        if (!origin("writecache")) {
            return false;
        }
        if (!text.has(segment, "writecache")) {
            return failed("writecache not specified in");
        }
        String fast = text.text(segment, "writecache");
        if (fast == null) {
            return failed("writecache must be a string in");
        }
        if (!state.volume(fast)) {
            return failed("Unknown logical volume " + fast + " specified for writecache in");
        }
        if (text.word32(segment, "writecache_block_size") < 0) {
            return failed("writecache block_size must be set in");
        }
        if (!numbers(WRITECACHE_NUMBERS, "Unknown writecache_setting in")) {
            return false;
        }
        if (!text.has(segment, "writecache_setting_key")) {
            return true;
        }
        return text.text(segment, "writecache_setting_key") != null
                        && text.text(segment, "writecache_setting_val") != null
                || failed("Unknown writecache_setting in");
    }

    private boolean numbers(List<String> names, String wrong) {
        for (String name : names) {
            if (text.has(segment, name) && text.number(segment, name) == null) {
                return failed(wrong);
            }
        }
        return true;
    }

    private boolean integrity() {
        if (!origin("integrity")) {
            return false;
        }
        if (text.number(segment, "data_sectors") == null) {
            return failed("integrity data_sectors must be set in");
        }
        String mode = text.text(segment, "mode");
        if (mode == null) {
            return failed("integrity mode must be set in");
        }
        if (mode.length() > LONGEST_MODE) {
            return failed("integrity mode invalid in");
        }
        if (text.word32(segment, "tag_size") < 0) {
            return failed("integrity tag_size must be set in");
        }
        if (text.word32(segment, "block_size") < 0) {
            return failed("integrity block_size invalid in");
        }
        if (text.text(segment, "internal_hash") == null) {
            return failed("integrity internal_hash must be set in");
        }
        if (text.has(segment, "meta_dev")) {
            String metadata = text.text(segment, "meta_dev");
            if (metadata == null) {
                return failed("meta_dev must be a string in");
            }
            if (!state.volume(metadata)) {
                return failed("Unknown logical volume " + metadata + " specified for integrity in");
            }
        }
        return numbers(List.of("recalculate"), "integrity recalculate error in")
                && numbers(INTEGRITY_NUMBERS, "Unknown integrity_setting in");
    }

    private boolean badField(String name) {
        return text.failed("Couldn't read '" + name + "' for VDO segment.");
    }

    private boolean vdo() {
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
        return madeOf(pool);
    }

    private boolean vdoPool() {
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
        return madeOf(data);
    }

    private boolean writePolicy(@Nullable String word) {
        if (word == null) {
            return false;
        }
        return List.of("sync", "async", "async-unsafe", "auto").contains(word.toLowerCase(Locale.ROOT))
                || text.failed("Unknown VDO write policy " + word + ".");
    }
}
