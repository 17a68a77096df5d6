package io.vtool.lvm.model;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.model.ModelProblem.Kind;
import io.vtool.lvm.text.MetadataText;
import io.vtool.lvm.text.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds a volume group from its metadata text; settings without a meaning here stay reachable through the sections. */
public final class GroupReader {
    private static final long MAX_EXTENTS = 0xFFFF_FFFFL;

    private final List<ModelProblem> problems = new ArrayList<>();
    private final SegmentReader segments = new SegmentReader(this);

    private GroupReader() {}

    /** The group in a text, with everything that is wrong about it. */
    public static GroupReading read(MetadataText text) {
        GroupReader reader = new GroupReader();
        VolumeGroup group = reader.group(text.volumeGroup());
        if (group != null) {
            reader.problems.addAll(ReferenceCheck.problems(group));
        }
        return new GroupReading(group, reader.problems);
    }

    private @Nullable VolumeGroup group(Section section) {
        String place = section.name();
        LvmId id = id(section, place);
        long seqno = number(section, "seqno", place, Long.MAX_VALUE);
        long extentSize = number(section, "extent_size", place, MAX_EXTENTS);
        if (id == null || seqno < 0 || extentSize <= 0) {
            if (extentSize == 0) {
                wrong(Kind.RANGE, place + "/extent_size", "0");
            }
            return null;
        }
        return new VolumeGroup(
                section.name(),
                id,
                seqno,
                section.texts("status"),
                section.texts("flags"),
                section.texts("tags"),
                extentSize,
                pvs(section.section("physical_volumes"), place + "/physical_volumes"),
                volumes(section.section("logical_volumes"), place + "/logical_volumes"),
                history(section.section("historical_logical_volumes"), place + "/historical_logical_volumes"),
                section);
    }

    private List<PvEntry> pvs(@Nullable Section list, String place) {
        List<PvEntry> pvs = new ArrayList<>();
        for (Section entry : entries(list, place)) {
            String here = place + '/' + entry.name();
            LvmId id = id(entry, here);
            long count = number(entry, "pe_count", here, MAX_EXTENTS);
            long start = number(entry, "pe_start", here, Long.MAX_VALUE);
            if (id != null && count >= 0 && start >= 0) {
                pvs.add(new PvEntry(
                        entry.name(),
                        id,
                        entry.texts("status"),
                        entry.texts("flags"),
                        entry.texts("tags"),
                        entry.number("dev_size", 0),
                        start,
                        count,
                        entry));
            }
        }
        return pvs;
    }

    private List<LogicalVolume> volumes(@Nullable Section list, String place) {
        List<LogicalVolume> volumes = new ArrayList<>();
        for (Section entry : entries(list, place)) {
            String here = place + '/' + entry.name();
            LvmId id = id(entry, here);
            if (id != null) {
                volumes.add(new LogicalVolume(
                        entry.name(),
                        id,
                        entry.texts("status"),
                        entry.texts("flags"),
                        entry.texts("tags"),
                        segments(entry, here),
                        entry));
            }
        }
        return volumes;
    }

    private List<Segment> segments(Section volume, String place) {
        List<Segment> found = new ArrayList<>();
        for (Section section : volume.sections()) {
            if (section.name().startsWith("segment")) {
                Segment segment = segments.read(section, place + '/' + section.name());
                if (segment != null) {
                    found.add(segment);
                }
            }
        }
        if (found.size() > 1) {
            found.sort(Comparator.comparingLong(Segment::startExtent));
        }
        long next = 0;
        for (Segment segment : found) {
            if (segment.startExtent() != next) {
                wrong(Kind.GAP, place, Long.toString(segment.startExtent()));
            }
            next = segment.startExtent() + segment.extentCount();
        }
        if (volume.number("segment_count", found.size()) != found.size()) {
            wrong(Kind.RANGE, place + "/segment_count", Long.toString(volume.number("segment_count", 0)));
        }
        return found;
    }

    private List<HistoricalVolume> history(@Nullable Section list, String place) {
        List<HistoricalVolume> volumes = new ArrayList<>();
        for (Section entry : entries(list, place)) {
            LvmId id = id(entry, place + '/' + entry.name());
            if (id != null) {
                volumes.add(new HistoricalVolume(
                        entry.name(),
                        id,
                        entry.number("creation_time", 0),
                        entry.number("removal_time", 0),
                        entry.text("origin"),
                        entry.texts("descendants")));
            }
        }
        return volumes;
    }

    private List<Section> entries(@Nullable Section list, String place) {
        List<Section> entries = list == null ? List.of() : list.sections();
        Set<String> names = new HashSet<>();
        List<Section> kept = new ArrayList<>(entries.size());
        for (Section entry : entries) {
            if (names.add(entry.name())) {
                kept.add(entry);
            } else {
                wrong(Kind.DUPLICATE, place, entry.name());
            }
        }
        return kept;
    }

    private @Nullable LvmId id(Section section, String place) {
        String text = section.text("id");
        LvmId id = text == null ? null : LvmId.parse(text);
        if (id == null) {
            wrong(text == null ? Kind.ABSENT : Kind.IDENTIFIER, place + "/id", text == null ? "" : text);
        }
        return id;
    }

    /** The number, or -1 if it is absent or out of its range. */
    long number(Section section, String name, String place, long limit) {
        Long number = section.number(name);
        if (number == null) {
            wrong(Kind.ABSENT, place + '/' + name, "");
            return -1;
        }
        if (number < 0 || number > limit) {
            wrong(Kind.RANGE, place + '/' + name, number.toString());
            return -1;
        }
        return number;
    }

    void wrong(Kind kind, String place, String detail) {
        problems.add(new ModelProblem(kind, place, detail));
    }
}
