package io.vtool.lvm.model;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.text.ConfigNode;
import io.vtool.lvm.text.ConfigValue;
import io.vtool.lvm.text.Section;
import io.vtool.lvm.text.Setting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The section of a volume, and what both the model and the import want to know of it: found in one pass, because there may
 * be thousands.
 */
final class VolumeEntry {
    final Section section;
    private List<SegmentEntry> segments = List.of();

    @Nullable
    ConfigValue id;

    @Nullable
    ConfigValue status;

    @Nullable
    ConfigValue flags;

    @Nullable
    ConfigValue tags;

    @Nullable
    ConfigValue creationTime;

    @Nullable
    ConfigValue creationHost;

    @Nullable
    ConfigValue segmentCount;

    /** The identifier, once it was read and is one. */
    @Nullable
    LvmId known;

    VolumeEntry(Section section) {
        this.section = section;
        for (int i = 0; i < section.size(); i++) {
            ConfigNode node = section.node(i);
            if (node instanceof Setting setting) {
                setting(setting.name(), setting.value());
            } else if (node instanceof Section segment) {
                if (segments.isEmpty()) {
                    segments = new ArrayList<>(1);
                }
                segments.add(new SegmentEntry(segment));
            }
        }
    }

    /** The entries of a list of volumes, in order. */
    static List<VolumeEntry> of(@Nullable Section list) {
        if (list == null) {
            return List.of();
        }
        List<VolumeEntry> entries = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            if (list.node(i) instanceof Section section) {
                entries.add(new VolumeEntry(section));
            }
        }
        return entries;
    }

    private void setting(String name, ConfigValue value) {
        switch (name) {
            case "id" -> id = value;
            case "status" -> status = value;
            case "flags" -> flags = value;
            case "tags" -> tags = value;
            case "creation_time" -> creationTime = value;
            case "creation_host" -> creationHost = value;
            case "segment_count" -> segmentCount = value;
            default -> {
                // asked for when it is shown
            }
        }
    }

    String name() {
        return section.name();
    }

    /** The sections in here, in order. */
    List<SegmentEntry> segments() {
        return segments;
    }
}
