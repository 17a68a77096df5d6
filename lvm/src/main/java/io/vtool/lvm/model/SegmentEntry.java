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

    @Nullable
    ConfigValue stripeCount;

    @Nullable
    ConfigValue stripes;

    /** Whether it may have other members than those of a linear segment, or a name twice. */
    boolean unusual;

    SegmentEntry(Section section) {
        this.section = section;
        for (int i = 0; i < section.size(); i++) {
            if (section.node(i) instanceof Setting setting) {
                setting(setting.name(), setting.value());
            } else {
                unusual = true;
            }
        }
        if (unusual) {
            first();
        }
    }

    /** Of members of the same name the first one counts. */
    private void first() {
        startExtent = section.value("start_extent");
        extentCount = section.value("extent_count");
        type = section.value("type");
        tags = section.value("tags");
        stripeCount = section.value("stripe_count");
        stripes = section.value("stripes");
    }

    private void setting(String name, ConfigValue value) {
        switch (name) {
            case "start_extent" -> startExtent = only(startExtent, value);
            case "extent_count" -> extentCount = only(extentCount, value);
            case "type" -> type = only(type, value);
            case "tags" -> tags = only(tags, value);
            case "stripe_count" -> stripeCount = only(stripeCount, value);
            case "stripes" -> stripes = only(stripes, value);
            default -> unusual = true; // belongs to the type
        }
    }

    private ConfigValue only(@Nullable ConfigValue before, ConfigValue value) {
        unusual |= before != null;
        return value;
    }
}
