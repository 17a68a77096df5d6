package io.vtool.lvm.model;

import io.vtool.lvm.model.ModelProblem.Kind;
import io.vtool.lvm.model.Segment.Area;
import io.vtool.lvm.model.Segment.Reference;
import io.vtool.lvm.text.ConfigValue;
import io.vtool.lvm.text.Section;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds segments of every type. */
final class SegmentReader {
    private static final long MAX_EXTENTS = 0xFFFF_FFFFL;

    private final SegmentTypes types;
    private final GroupReader group;

    SegmentReader(GroupReader group, SegmentTypes types) {
        this.group = group;
        this.types = types;
    }

    @Nullable
    Segment read(SegmentEntry entry, Where volume) {
        Section section = entry.section;
        Where place = volume.in(section.name());
        long start = group.number(entry.startExtent, "start_extent", place, MAX_EXTENTS);
        long count = group.number(entry.extentCount, "extent_count", place, MAX_EXTENTS);
        String written = ConfigValue.first(entry.type) instanceof ConfigValue.Text text ? text.value() : null;
        if (written == null) {
            group.wrong(Kind.ABSENT, place.in("type"), "");
        }
        if (written == null || start < 0 || count < 0) {
            return null;
        }
        int plus = written.indexOf('+');
        String name = plus < 0 ? written : written.substring(0, plus);
        List<String> flags =
                plus < 0 ? List.of() : List.of(written.substring(plus + 1).split("\\+"));
        SegmentTypes.Type type = types.find(name);
        if (!flags.isEmpty() && !SegmentWords.hasAll(SegmentTypes.FLAGS, flags)) {
            name = written;
            flags = List.of();
            type = null;
        }
        return new Segment(
                start,
                count,
                name,
                flags,
                type != null,
                Section.texts(entry.tags),
                type == null ? List.of() : areas(section, type, place),
                type == null ? List.of() : references(section, type),
                section);
    }

    /** A name is followed by its first extent, or stands alone and means extent 0. */
    private List<Area> areas(Section section, SegmentTypes.Type type, Where place) {
        List<Area> areas = new ArrayList<>(1);
        for (int i = 0; i < type.areaLists().size(); i++) {
            String list = type.areaLists().get(i);
            String name = null;
            List<ConfigValue> members = section.array(list);
            for (int j = 0; j < members.size(); j++) {
                ConfigValue member = members.get(j);
                if (member instanceof ConfigValue.Text text) {
                    if (name != null) {
                        areas.add(new Area(name, 0));
                    }
                    name = text.value();
                } else if (member instanceof ConfigValue.Int extent && name != null) {
                    areas.add(new Area(name, extent.value() & MAX_EXTENTS));
                    name = null;
                } else {
                    group.wrong(Kind.RANGE, place.in(list), name == null ? "" : name);
                }
            }
            if (name != null) {
                areas.add(new Area(name, 0));
            }
        }
        return areas;
    }

    private static List<Reference> references(Section section, SegmentTypes.Type type) {
        if (type.references().isEmpty()) {
            return List.of();
        }
        List<Reference> references = new ArrayList<>();
        for (String role : type.references()) {
            String name = section.text(role);
            if (name != null) {
                references.add(new Reference(role, name));
            }
        }
        return references;
    }
}
