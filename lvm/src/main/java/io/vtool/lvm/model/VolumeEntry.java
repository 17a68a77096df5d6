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

    /** Whether members may be there that lvm2 looks for by name beside those above, or a name twice. */
    boolean unusual;

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
                unusual |= !segment.name().startsWith("segment");
            }
        }
        if (unusual) {
            first();
        }
    }

    /** Of members of the same name the first one counts. */
    private void first() {
        id = section.value("id");
        status = section.value("status");
        flags = section.value("flags");
        tags = section.value("tags");
        creationTime = section.value("creation_time");
        creationHost = section.value("creation_host");
        segmentCount = section.value("segment_count");
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
            case "id" -> id = only(id, value);
            case "status" -> status = only(status, value);
            case "flags" -> flags = only(flags, value);
            case "tags" -> tags = only(tags, value);
            case "creation_time" -> creationTime = only(creationTime, value);
            case "creation_host" -> creationHost = only(creationHost, value);
            case "segment_count" -> segmentCount = only(segmentCount, value);
            default -> unusual = true;
        }
    }

    private ConfigValue only(@Nullable ConfigValue before, ConfigValue value) {
        unusual |= before != null;
        return value;
    }

    String name() {
        return section.name();
    }

    /** The sections in here, in order. */
    List<SegmentEntry> segments() {
        return segments;
    }
}
