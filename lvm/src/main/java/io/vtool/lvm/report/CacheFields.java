package io.vtool.lvm.report;

import io.vtool.lvm.text.ConfigNode;
import io.vtool.lvm.text.ConfigValue;
import io.vtool.lvm.text.Section;
import io.vtool.lvm.text.Setting;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeFlag;
import io.vtool.lvm.view.VolumeSegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of segments that only caches have. */
final class CacheFields {
    private static final List<String> WRITECACHE_SETTINGS = List.of(
            "high_watermark",
            "low_watermark",
            "writeback_jobs",
            "autocommit_blocks",
            "autocommit_time",
            "fua",
            "nofua",
            "cleaner",
            "max_age");

    private CacheFields() {}

    static Cell format(VolumeSegment segment) {
        VolumeSegment holder = holder(segment);
        long format = holder == null ? 0 : holder.settings().number("metadata_format", hasDefaults(holder) ? 1 : 0);
        return format == 1 || format == 2 ? Cell.number(format) : Cell.blankNumber();
    }

    static Cell text(VolumeSegment segment, String name, String otherwise) {
        VolumeSegment holder = holder(segment);
        if (holder == null) {
            return Cell.blank();
        }
        String value = holder.settings().text(name);
        return Cell.text(value == null && hasDefaults(holder) ? otherwise : value);
    }

    static Cell settings(VolumeSegment segment, String separator) {
        List<String> found = new ArrayList<>();
        if (segment.kind().writecache()) {
            for (String name : WRITECACHE_SETTINGS) {
                Long value = segment.settings().number(name);
                if (value != null && (value != 0 || !name.equals("cleaner"))) {
                    found.add(name + '=' + value);
                }
            }
            String key = segment.settings().text("writecache_setting_key");
            if (key != null) {
                found.add(key + '=' + segment.settings().text("writecache_setting_val"));
            }
        } else {
            VolumeSegment holder = holder(segment);
            Section policy = holder == null ? null : holder.settings().section("policy_settings");
            if (policy != null) {
                pairs(policy, found);
            }
        }
        return Cell.list(found, separator);
    }

    /** The segment that holds a cache's settings: its own, or that of its pool. */
    private static @Nullable VolumeSegment holder(VolumeSegment segment) {
        if (segment.kind().cachePool()) {
            return segment;
        }
        Volume pool = segment.kind().cache() ? segment.pool() : null;
        if (pool == null) {
            return null;
        }
        return pool.is(VolumeFlag.CACHE_VOL) ? segment : pool.first();
    }

    /** Whether what is not set has a default: so it is in a pool that is used. */
    private static boolean hasDefaults(VolumeSegment holder) {
        return holder.kind().cachePool() && !holder.volume().users().isEmpty();
    }

    private static void pairs(Section section, List<String> found) {
        for (ConfigNode node : section.children()) {
            if (node instanceof Setting setting) {
                String pair = setting.name() + '=' + written(setting.value());
                if (!found.contains(pair)) {
                    found.add(pair);
                }
            }
        }
    }

    private static String written(ConfigValue value) {
        if (value instanceof ConfigValue.Int number) {
            return Long.toString(number.value());
        }
        if (value instanceof ConfigValue.Real real) {
            return real.digits();
        }
        return value instanceof ConfigValue.Text text ? '"' + text.value() + '"' : "";
    }
}
