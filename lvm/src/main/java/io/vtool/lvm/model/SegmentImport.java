package io.vtool.lvm.model;

import io.vtool.lvm.text.ConfigValue;
import io.vtool.lvm.text.Section;
import java.util.List;

/** Looks whether lvm2 would take the segments of one volume: those that lie on PVs, and mirrors. */
final class SegmentImport {
    private static final long WORD = 0xFFFF_FFFFL;

    private final ImportState state;
    private final ImportText text;
    private final SettingImport settings;
    private final String volume;
    private final VolumeCheck check;
    private boolean tie;
    private boolean plain = true;

    SegmentImport(ImportState state, SettingImport settings, String volume, VolumeCheck check) {
        this.state = state;
        this.text = state.text;
        this.settings = settings;
        this.volume = volume;
        this.check = check;
    }

    /** Whether one ties a snapshot to its origin. */
    boolean tie() {
        return tie;
    }

    /** Whether all of them lie on PVs alone. */
    boolean plain() {
        return plain;
    }

    boolean read(SegmentEntry entry) {
        Section segment = entry.section;
        if (segment.size() == 0) {
            return text.failed("Empty segment section.");
        }
        look(entry, "start_extent");
        long start = ImportText.word32(entry.startExtent);
        if (start < 0) {
            return unread(segment, "start_extent");
        }
        look(entry, "extent_count");
        long count = ImportText.word32(entry.extentCount);
        if (count < 0) {
            return unread(segment, "extent_count");
        }
        look(entry, "reshape_count");
        look(entry, "data_copies");
        look(entry, "type");
        if (!(ConfigValue.first(entry.type) instanceof ConfigValue.Text type)) {
            return text.failed("Segment type must be a string.");
        }
        VolumeCheck.Part part = new VolumeCheck.Part(start, count);
        if (!type(entry, type.value(), part) || !tags(entry)) {
            return false;
        }
        check.add(part);
        return true;
    }

    private void look(SegmentEntry entry, String name) {
        if (entry.unusual) {
            text.look(entry.section, name);
        }
    }

    private boolean tags(SegmentEntry entry) {
        look(entry, "tags");
        return entry.tags == null
                || text.strings(entry.tags)
                || text.failed("Couldn't read tags for a segment of " + state.shown(volume) + ".");
    }

    private boolean unread(Section segment, String what) {
        return text.failed(
                "Couldn't read '" + what + "' for segment '" + segment.name() + "' of logical volume " + volume + ".");
    }

    private boolean type(SegmentEntry entry, String written, VolumeCheck.Part part) {
        int plus = written.indexOf('+');
        String type = plus < 0 ? written : written.substring(0, plus);
        boolean flagged = plus < 0
                || SegmentWords.hasAll(
                        SegmentTypes.FLAGS, List.of(written.substring(plus + 1).split("\\+")));
        plain &= plus < 0;
        if (state.types.find(type) == null || !flagged) {
            text.unknownType(written);
            return true;
        }
        switch (type) {
            case "striped", "linear" -> {
                return striped(entry, part);
            }
            case "mirror" -> {
                plain = false;
                return mirror(entry.section, part);
            }
            default -> {
                plain = false;
                tie |= type.equals("snapshot");
                return type.startsWith("raid")
                        ? new RaidImport(new LayerMembers(state, volume, entry.section, part)).read(type)
                        : new LayerImport(state, settings, volume, entry.section, part).read(type);
            }
        }
    }

    private boolean failed(Section segment, String what) {
        return text.failed(what + " segment " + segment.name() + " of logical volume " + volume + ".");
    }

    private boolean striped(SegmentEntry entry, VolumeCheck.Part part) {
        Section segment = entry.section;
        look(entry, "stripe_count");
        long stripes = ImportText.word32(entry.stripeCount);
        if (stripes < 0) {
            return text.failed("Couldn't read 'stripe_count' for segment '" + segment.name() + "'.");
        }
        if (stripes != 1 && text.word32(segment, "stripe_size") < 0) {
            return failed(segment, "Couldn't read stripe_size for");
        }
        look(entry, "stripes");
        if (entry.stripes == null) {
            return failed(segment, "Couldn't find stripes array for");
        }
        if (stripes == 0) {
            return text.failed("Zero areas not allowed for segment " + segment.name());
        }
        part.areaLength = part.length / stripes;
        return areas(segment, entry.stripes, stripes, part);
    }

    private boolean areas(Section segment, ConfigValue written, long wanted, VolumeCheck.Part part) {
        List<? extends ConfigValue> members =
                written instanceof ConfigValue.Array array ? array.members() : List.of(written);
        if (members.isEmpty()) {
            return badName(text, segment);
        }
        part.dataPlaces = wanted;
        part.written = written;
        int at = 0;
        long read = 0;
        while (at < members.size() && read < wanted) {
            if (!(members.get(at) instanceof ConfigValue.Text name)) {
                return badName(text, segment);
            }
            if (at + 1 >= members.size()) {
                return text.failed("Missing offset in areas array for segment " + segment.name() + ".");
            }
            if (!(members.get(at + 1) instanceof ConfigValue.Int offset)) {
                return text.failed("Bad offset in areas array for segment " + segment.name() + ".");
            }
            long place = state.nextPlace();
            part.firstPlace = place - read;
            PvSpace pv = state.pv(name.value());
            plain &= pv != null;
            if (pv == null && !state.volume(name.value())) {
                return unknown(text, segment, name.value());
            }
            if (pv == null && !state.place(name.value(), volume)) {
                return false;
            }
            String complaint = pv == null ? "" : pv.take(offset.value() & WORD, part.areaLength, place);
            if (!complaint.isEmpty()) {
                return text.failed(complaint);
            }
            at += 2;
            read++;
        }
        return at >= members.size() && read >= wanted || miscounted(text, segment);
    }

    static boolean badName(ImportText text, Section segment) {
        return text.failed("Bad volume name in areas array for segment " + segment.name() + ".");
    }

    static boolean miscounted(ImportText text, Section segment) {
        return text.failed("Incorrect number of areas in area array for segment '" + segment.name() + "'.");
    }

    static boolean unknown(ImportText text, Section segment, String name) {
        return text.failed("Couldn't find volume '" + name + "' for segment '" + segment.name() + "'.");
    }

    private boolean mirror(Section segment, VolumeCheck.Part part) {
        long images = text.word32(segment, "mirror_count");
        if (images < 0) {
            return text.failed("Couldn't read 'mirror_count' for segment '" + segment.name() + "'.");
        }
        for (String number : List.of("extents_moved", "region_size")) {
            if (text.has(segment, number) && text.word32(segment, number) < 0) {
                return failed(segment, "Couldn't read '" + number + "' for");
            }
        }
        String log = text.text(segment, "mirror_log");
        if (log != null && !state.volume(log)) {
            return failed(segment, "Unrecognised mirror log in");
        }
        if (log != null && (segment.number("region_size", 0) & WORD) == 0) {
            return failed(segment, "Missing region size for mirror log for");
        }
        ConfigValue places = text.value(segment, "mirrors");
        if (places == null) {
            return failed(segment, "Couldn't find mirrors array for");
        }
        return images == 0
                ? text.failed("Zero areas not allowed for segment " + segment.name())
                : areas(segment, places, images, part);
    }
}
