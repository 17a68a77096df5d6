package io.vtool.lvm.report;

import io.vtool.lvm.model.SegmentWords;
import io.vtool.lvm.text.ConfigNode;
import io.vtool.lvm.text.ConfigValue;
import io.vtool.lvm.text.Section;
import io.vtool.lvm.text.Setting;
import io.vtool.lvm.view.CacheSettings;
import io.vtool.lvm.view.VolumeSegment;
import java.util.ArrayList;
import java.util.List;

/** The fields of segments that only caches have. */
final class CacheFields {
    private CacheFields() {}

    static Cell format(VolumeSegment segment) {
        VolumeSegment holder = CacheSettings.holder(segment);
        long format = holder == null ? 0 : CacheSettings.format(holder);
        return format == 1 || format == 2 ? Cell.number(format) : Cell.blankNumber();
    }

    static Cell mode(VolumeSegment segment) {
        VolumeSegment holder = CacheSettings.holder(segment);
        return holder == null ? Cell.blank() : Cell.text(CacheSettings.mode(holder));
    }

    static Cell policy(VolumeSegment segment) {
        VolumeSegment holder = CacheSettings.holder(segment);
        return holder == null ? Cell.blank() : Cell.text(CacheSettings.policy(holder));
    }

    static Cell settings(VolumeSegment segment, String separator) {
        List<String> found = new ArrayList<>();
        if (segment.kind().writecache()) {
            for (SegmentWords.Word word : SegmentWords.of(SegmentWords.WRITECACHE)) {
                String name = word.text();
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
            VolumeSegment holder = CacheSettings.holder(segment);
            Section policy = holder == null ? null : holder.settings().section("policy_settings");
            if (policy != null) {
                pairs(policy, found);
            }
        }
        return Cell.list(found, separator);
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
