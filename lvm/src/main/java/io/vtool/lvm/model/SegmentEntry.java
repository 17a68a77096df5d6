package io.vtool.lvm.model;

import io.vtool.lvm.text.ConfigValue;
import io.vtool.lvm.text.Section;
import io.vtool.lvm.text.Setting;
import org.jspecify.annotations.Nullable;

/** The section of a segment, and what is wanted of every one whatever its type: found in one pass. */
final class SegmentEntry {
    final Section section;

    @Nullable
    ConfigValue startExtent;

    @Nullable
    ConfigValue extentCount;

    @Nullable
    ConfigValue type;

    @Nullable
    ConfigValue tags;

    SegmentEntry(Section section) {
        this.section = section;
        for (int i = 0; i < section.size(); i++) {
            if (section.node(i) instanceof Setting setting) {
                setting(setting.name(), setting.value());
            }
        }
    }

    private void setting(String name, ConfigValue value) {
        switch (name) {
            case "start_extent" -> startExtent = value;
            case "extent_count" -> extentCount = value;
            case "type" -> type = value;
            case "tags" -> tags = value;
            default -> {
                // belongs to the type
            }
        }
    }
}
