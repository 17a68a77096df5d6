package io.vtool.lvm.activate;

import io.vtool.lvm.text.ConfigNode;
import io.vtool.lvm.text.ConfigValue;
import io.vtool.lvm.text.Section;
import io.vtool.lvm.text.Setting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings of caches as the words that targets take: name and value by turns. */
final class SettingWords {
    private static final List<String> NUMBERS = List.of(
            "high_watermark",
            "low_watermark",
            "writeback_jobs",
            "autocommit_blocks",
            "autocommit_time",
            "max_age",
            "pause_writeback");
    private static final List<String> FLAGS = List.of("fua", "nofua", "cleaner", "metadata_only");

    private SettingWords() {}

    static List<String> of(@Nullable Section settings) {
        List<String> words = new ArrayList<>();
        if (settings != null) {
            for (ConfigNode node : settings.children()) {
                if (node instanceof Setting setting) {
                    words.add(setting.name());
                    words.add(text(setting.value()));
                }
            }
        }
        return words;
    }

    private static String text(ConfigValue value) {
        if (value instanceof ConfigValue.Int number) {
            return Long.toString(number.value());
        }
        return value instanceof ConfigValue.Text text ? text.value() : "";
    }

    static List<String> writecache(Section segment) {
        List<String> words = new ArrayList<>();
        for (String name : NUMBERS) {
            Long value = segment.number(name);
            if (value != null) {
                words.add(name);
                words.add(value.toString());
            }
        }
        for (String name : FLAGS) {
            if (segment.number(name, 0) != 0) {
                words.add(name);
            }
        }
        return words;
    }
}
