package io.vtool.lvm.model;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.model.ModelProblem.Kind;
import io.vtool.lvm.text.ConfigValue;
import io.vtool.lvm.text.MetadataText;
import io.vtool.lvm.text.Section;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds a volume group from its metadata text; settings without a meaning here stay reachable through the sections. */
public final class GroupReader {
    private static final long MAX_EXTENTS = 0xFFFF_FFFFL;

    private final List<ModelProblem> problems = new ArrayList<>();

    private GroupReader() {}

    /** The group in a text, with everything that is wrong about it. */
    public static GroupReading read(MetadataText text) {
        GroupReader reader = new GroupReader();
        List<VolumeEntry> volumes = VolumeEntry.of(text.volumeGroup().section("logical_volumes"));
        SegmentTypes types = new SegmentTypes();
        VolumeGroup group = reader.group(text.volumeGroup(), volumes, types);
        if (group != null) {
            reader.problems.addAll(ReferenceCheck.problems(group));
        }
        TextImport whole = TextImport.of(text, volumes, types);
        TextImport summary = TextImport.summary(text, types);
        return new GroupReading(
                group,
                reader.problems,
                whole.lines(),
                whole.taken(),
                whole.corruption(),
                whole.plain(),
                summary.lines(),
                summary.taken(),
                summary.named());
    }

    private @Nullable VolumeGroup group(Section section, List<VolumeEntry> volumes, SegmentTypes types) {
        Where place = new Where(null, section.name());
        LvmId id = id(section, place);
        long seqno = number(section, "seqno", place, MAX_EXTENTS);
        long extentSize = number(section, "extent_size", place, MAX_EXTENTS);
        if (extentSize == 0) {
            wrong(Kind.RANGE, place.in("extent_size"), "0");
        }
        if (id == null) {
            return null;
        }
        return new VolumeGroup(
                section.name(),
                id,
                Math.max(0, seqno),
                section.texts("status"),
                section.texts("flags"),
                section.texts("tags"),
                Math.max(0, extentSize),
                pvs(section.section("physical_volumes"), place.in("physical_volumes")),
                volumes(volumes, types, place.in("logical_volumes")),
                history(section.section("historical_logical_volumes"), place.in("historical_logical_volumes")),
                section);
    }

    private List<PvEntry> pvs(@Nullable Section list, Where place) {
        List<PvEntry> pvs = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Section entry : list == null ? List.<Section>of() : list.sections()) {
            Where here = place.in(entry.name());
            if (!names.add(entry.name())) {
                wrong(Kind.DUPLICATE, place, entry.name());
            }
            LvmId id = id(entry, here);
            long count = number(entry, "pe_count", here, MAX_EXTENTS);
            long start = entry.number("pe_start", 0);
            number(entry, "pe_start", here, Long.MAX_VALUE);
            if (id != null && count >= 0) {
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

    private List<LogicalVolume> volumes(List<VolumeEntry> entries, SegmentTypes types, Where place) {
        VolumeReader reader = new VolumeReader(this, new SegmentReader(this, types));
        Set<String> names = new HashSet<>(entries.size() * 2);
        List<LogicalVolume> volumes = new ArrayList<>(entries.size());
        for (VolumeEntry entry : entries) {
            if (!names.add(entry.name())) {
                wrong(Kind.DUPLICATE, place, entry.name());
                continue;
            }
            LogicalVolume volume = reader.read(entry, place);
            if (volume != null) {
                volumes.add(volume);
            }
        }
        return volumes;
    }

    private List<HistoricalVolume> history(@Nullable Section list, Where place) {
        List<HistoricalVolume> volumes = new ArrayList<>();
        for (Section entry : entries(list, place)) {
            LvmId id = id(entry, place.in(entry.name()));
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

    private List<Section> entries(@Nullable Section list, Where place) {
        List<Section> entries = list == null ? List.of() : list.sections();
        Set<String> names = new HashSet<>(entries.size() * 2);
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

    private @Nullable LvmId id(Section section, Where place) {
        return id(section.value("id"), place);
    }

    @Nullable
    LvmId id(@Nullable ConfigValue value, Where place) {
        String text = ConfigValue.first(value) instanceof ConfigValue.Text written ? written.value() : null;
        LvmId id = text == null ? null : LvmId.parse(text);
        if (id == null) {
            wrong(text == null ? Kind.ABSENT : Kind.IDENTIFIER, place.in("id"), text == null ? "" : text);
        }
        return id;
    }

    private long number(Section section, String name, Where place, long limit) {
        return number(section.value(name), name, place, limit);
    }

    /** The number, or -1 if it is none or out of its range; of numbers of 32 bits lvm2 takes the last ones. */
    long number(@Nullable ConfigValue written, String name, Where place, long limit) {
        if (!(ConfigValue.first(written) instanceof ConfigValue.Int number)) {
            wrong(Kind.ABSENT, place.in(name), "");
            return -1;
        }
        long value = number.value();
        if (value < 0 || value > limit) {
            wrong(Kind.RANGE, place.in(name), Long.toString(value));
            return limit == MAX_EXTENTS ? value & MAX_EXTENTS : -1;
        }
        return value;
    }

    void wrong(Kind kind, Where place, String detail) {
        problems.add(new ModelProblem(kind, place.toString(), detail));
    }
}
