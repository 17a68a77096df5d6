package io.vtool.lvm.model;

import io.vtool.lvm.text.ConfigNode;
import io.vtool.lvm.text.Section;
import java.util.List;
import java.util.Locale;

/** Looks whether lvm2 would take a segment of a cache pool, or of a volume that has one or a writecache. */
final class CacheImport {
    private final LayerMembers of;
    private final ImportState state;
    private final ImportText text;
    private final Section segment;
    private final SettingImport settings;

    CacheImport(LayerMembers of, SettingImport settings) {
        this.of = of;
        this.state = of.state;
        this.text = of.text;
        this.segment = of.segment;
        this.settings = settings;
    }

    boolean cachePool() {
        String data = of.part("data", "Cache data", "cache data");
        String metadata = data == null ? null : of.part("metadata", "Cache metadata", "cache metadata");
        if (metadata == null) {
            return false;
        }
        if (!of.madeOf(data)) {
            return false;
        }
        if (text.has(segment, "metadata_format")) {
            long format = text.word32(segment, "metadata_format");
            if (format != 1 && format != 2) {
                return of.failed("Unknown cache metadata format " + Math.max(0, format) + " number in");
            }
        }
        return cacheSettings();
    }

    private boolean cacheSettings() {
        if (text.has(segment, "chunk_size") && text.word32(segment, "chunk_size") < 0) {
            return of.failed("Couldn't read cache chunk_size in");
        }
        if (text.has(segment, "cache_mode")) {
            String mode = text.word(segment, "cache_mode");
            if (mode == null) {
                return of.failed("cache_mode must be a string in");
            }
            if (!SegmentWords.has("cache-mode", mode.toLowerCase(Locale.ROOT))) {
                return text.failed("Unknown cache mode: " + mode + ".") || of.failed("Unknown cache_mode in");
            }
        }
        boolean policy = text.has(segment, "policy");
        if (policy && text.word(segment, "policy") == null) {
            return of.failed("policy must be a string in");
        }
        text.look(segment, "policy_settings");
        ConfigNode more = segment.member("policy_settings");
        if (more != null && !policy) {
            return of.failed("policy_settings must have a policy_name in");
        }
        return more == null || more instanceof Section || of.failed("policy_settings must be a section in");
    }

    boolean cache() {
        if (of.part("cache_pool", "cache_pool", "cache_pool") == null) {
            return false;
        }
        String origin = of.part("origin", "Cache origin", "cache origin");
        if (origin == null) {
            return false;
        }
        if (!of.madeOf(origin)) {
            return false;
        }
        if (text.has(segment, "cleaner") && text.word32(segment, "cleaner") < 0) {
            return of.failed("Could not read cache cleaner in");
        }
        if (!cacheSettings()) {
            return false;
        }
        if (text.has(segment, "metadata_format")) {
            long format = text.word32(segment, "metadata_format");
            if (format < 0) {
                return of.failed("Couldn't read cache metadata_format in");
            }
            if (format != 2) {
                return of.failed("Unknown cache metadata format " + format + " number in");
            }
        }
        return !text.has(segment, "metadata_start") || parts() && ids();
    }

    /** Where data and metadata are in a volume that holds both. */
    private boolean parts() {
        for (SegmentWords.Word number : SegmentWords.of("cachevol")) {
            if (text.number(segment, number.text()) == null) {
                return of.failed("Couldn't read " + number.text() + " in");
            }
        }
        return true;
    }

    private boolean ids() {
        for (String key : List.of("metadata_id", "data_id")) {
            if (text.has(segment, key)) {
                String id = text.text(segment, key);
                if (id == null) {
                    return of.failed("Couldn't read " + key + " in");
                }
                if (!settings.format(id)) {
                    return of.failed("Couldn't format " + key + " in");
                }
            }
        }
        return true;
    }

    boolean writecache() {
        if (!of.origin("writecache")) {
            return false;
        }
        if (!text.has(segment, "writecache")) {
            return of.failed("writecache not specified in");
        }
        String fast = text.text(segment, "writecache");
        if (fast == null) {
            return of.failed("writecache must be a string in");
        }
        if (!state.volume(fast)) {
            return of.failed("Unknown logical volume " + fast + " specified for writecache in");
        }
        if (text.word32(segment, "writecache_block_size") < 0) {
            return of.failed("writecache block_size must be set in");
        }
        if (!of.numbers(SegmentWords.WRITECACHE, "Unknown writecache_setting in")) {
            return false;
        }
        if (!text.has(segment, "writecache_setting_key")) {
            return true;
        }
        return text.text(segment, "writecache_setting_key") != null
                        && text.text(segment, "writecache_setting_val") != null
                || of.failed("Unknown writecache_setting in");
    }
}
