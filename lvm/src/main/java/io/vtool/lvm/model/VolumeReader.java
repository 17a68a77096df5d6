package io.vtool.lvm.model;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.model.ModelProblem.Kind;
import io.vtool.lvm.text.ConfigValue;
import io.vtool.lvm.text.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes volumes of their entries. */
final class VolumeReader {
    private final GroupReader group;
    private final SegmentReader segments;

    VolumeReader(GroupReader group, SegmentReader segments) {
        this.group = group;
        this.segments = segments;
    }

    /** The volume, or null if it has no identifier. */
    @Nullable
    LogicalVolume read(VolumeEntry entry, Where list) {
        Where place = list.in(entry.name());
        List<Segment> found = segments(entry, place);
        LvmId id = group.id(entry.id, place);
        entry.known = id;
        if (id == null) {
            return null;
        }
        check(found, entry.segmentCount, place);
        return new LogicalVolume(
                entry.name(),
                id,
                Section.texts(entry.status),
                Section.texts(entry.flags),
                Section.texts(entry.tags),
                found,
                entry.section);
    }

    private List<Segment> segments(VolumeEntry entry, Where place) {
        List<SegmentEntry> entries = entry.segments();
        if (entries.size() == 1) {
            Segment only = segments.read(entries.get(0), place);
            return only == null ? List.of() : List.of(only);
        }
        List<Segment> found = new ArrayList<>(entries.size());
        for (SegmentEntry part : entries) {
            Segment segment = segments.read(part, place);
            if (segment != null) {
                found.add(segment);
            }
        }
        return found;
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
