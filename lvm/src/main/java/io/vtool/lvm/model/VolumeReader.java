package io.vtool.lvm.model;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.model.ModelProblem.Kind;
import io.vtool.lvm.text.ConfigNode;
import io.vtool.lvm.text.ConfigValue;
import io.vtool.lvm.text.Section;
import io.vtool.lvm.text.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the section of a volume in one pass, because there may be thousands. */
final class VolumeReader {
    private final GroupReader group;
    private final SegmentReader segments;

    VolumeReader(GroupReader group) {
        this.group = group;
        this.segments = new SegmentReader(group);
    }

    /** The volume, or null if it has no identifier. */
    @Nullable
    LogicalVolume read(Section section, Where place) {
        ConfigValue id = null;
        ConfigValue status = null;
        ConfigValue flags = null;
        ConfigValue tags = null;
        ConfigValue count = null;
        List<Segment> found = List.of();
        for (int i = 0; i < section.size(); i++) {
            ConfigNode node = section.node(i);
            if (node instanceof Setting setting) {
                switch (setting.name()) {
                    case "id" -> id = setting.value();
                    case "status" -> status = setting.value();
                    case "flags" -> flags = setting.value();
                    case "tags" -> tags = setting.value();
                    case "segment_count" -> count = setting.value();
                    default -> {
                        // asked for when it is shown
                    }
                }
            } else if (node instanceof Section part) {
                Segment segment = segments.read(part, place.in(part.name()));
                if (segment != null) {
                    found = found.isEmpty() ? new ArrayList<>(1) : found;
                    found.add(segment);
                }
            }
        }
        LvmId known = group.id(id, place);
        if (known == null) {
            return null;
        }
        check(found, count, place);
        return new LogicalVolume(
                section.name(),
                known,
                Section.texts(status),
                Section.texts(flags),
                Section.texts(tags),
                found.size() == 1 ? List.of(found.get(0)) : found,
                section);
    }

    /** Sorts the segments and looks for gaps between them. */
    private void check(List<Segment> found, @Nullable ConfigValue count, Where place) {
        if (found.size() > 1) {
            found.sort(Comparator.comparingLong(Segment::startExtent));
        }
        long next = 0;
        for (int i = 0; i < found.size(); i++) {
            Segment segment = found.get(i);
            if (segment.startExtent() != next) {
                group.wrong(Kind.GAP, place, Long.toString(segment.startExtent()));
            }
            next = segment.startExtent() + segment.extentCount();
        }
        if (count instanceof ConfigValue.Int said && said.value() != found.size()) {
            group.wrong(Kind.RANGE, place.in("segment_count"), Long.toString(said.value()));
        }
    }
}
