package io.vtool.lvm.model;

import io.vtool.lvm.text.ConfigValue;
import io.vtool.lvm.text.Section;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks whether lvm2 would take the segments of one volume, each type in its own way. */
final class SegmentImport {
    private static final long MOST_CHUNK = 2_097_152;
    private static final long LEAST_CHUNK = 128;
    private static final long MOST_DEVICE = (1 << 24) - 1;
    private static final long WORD = 0xFFFF_FFFFL;

    private final SegmentTypes types;
    private final TextImport text;
    private final String volume;
    private final List<String> wrong = new ArrayList<>(0);
    private int number;
    private long next;
    private boolean inOrder = true;

    SegmentImport(TextImport text, SegmentTypes types, String volume) {
        this.text = text;
        this.types = types;
        this.volume = volume;
    }

    boolean read(SegmentEntry entry) {
        Section segment = entry.section;
        if (segment.size() == 0) {
            return text.failed("Empty segment section.");
        }
        long start = TextImport.word(entry.startExtent);
        if (start < 0) {
            return unread(segment, "start_extent");
        }
        long count = TextImport.word(entry.extentCount);
        if (count < 0) {
            return unread(segment, "extent_count");
        }
        ConfigValue type = entry.type;
        if (type != null && !(type instanceof ConfigValue.Text)) {
            return text.failed("Segment type must be a string.");
        }
        number++;
        inOrder &= start == next;
        next = next + count & WORD;
        String name = type instanceof ConfigValue.Text word ? word.value() : "striped";
        int plus = name.indexOf('+');
        String plain = plus < 0 ? name : name.substring(0, plus);
        boolean flagged = plus < 0
                || SegmentTypes.FLAGS.containsAll(
                        List.of(name.substring(plus + 1).split("\\+")));
        if (types.find(plain) == null || !flagged) {
            text.unknownType(name);
            return true;
        }
        boolean striped = plain.equals("striped") || plain.equals("linear");
        return striped ? striped(segment, count) : type(segment, plain, count);
    }

    private boolean unread(Section segment, String what) {
        return text.failed(
                "Couldn't read '" + what + "' for segment '" + segment.name() + "' of logical volume " + volume + ".");
    }

    private boolean type(Section segment, String type, long count) {
        if (type.startsWith("raid")) {
            return raid(segment, type);
        }
        return switch (type) {
            case "mirror" -> mirror(segment, count);
            case "snapshot" -> snapshot(segment);
            case "thin-pool" -> thinPool(segment);
            case "thin" -> thin(segment);
            case "cache-pool" ->
                part(segment, "data", "Cache data not specified in", "specified for cache data in")
                        && part(
                                segment,
                                "metadata",
                                "Cache metadata not specified in",
                                "specified for cache metadata in");
            case "cache" ->
                part(segment, "cache_pool", "cache_pool not specified in", "specified for cache_pool in")
                        && part(segment, "origin", "Cache origin not specified in", "specified for cache origin in");
            case "writecache" ->
                part(segment, "origin", "origin not specified in", "specified for origin in")
                        && part(segment, "writecache", "writecache not specified in", "specified for writecache in");
            case "vdo-pool" -> segment.text("data") != null || text.failed("Couldn't read 'data' for VDO segment.");
            case "vdo" -> segment.text("vdo_pool") != null || text.failed("Couldn't read 'vdo_pool' for VDO segment.");
            case "integrity" -> integrity(segment);
            default -> true;
        };
    }

    private boolean integrity(Section segment) {
        if (!part(segment, "origin", "Integrity origin not specified in", "specified for integrity origin in")) {
            return false;
        }
        return segment.number("data_sectors") != null || failed(segment, "integrity data_sectors must be set in");
    }

    private boolean failed(Section segment, String what) {
        return text.failed(what + " segment " + segment.name() + " of logical volume " + volume + ".");
    }

    private boolean striped(Section segment, long count) {
        long stripes = TextImport.word(segment.value("stripe_count"));
        if (stripes < 0) {
            return text.failed("Couldn't read 'stripe_count' for segment '" + segment.name() + "'.");
        }
        if (stripes != 1 && TextImport.word(segment.value("stripe_size")) < 0) {
            return failed(segment, "Couldn't read stripe_size for");
        }
        ConfigValue places = segment.value("stripes");
        if (places == null) {
            return failed(segment, "Couldn't find stripes array for");
        }
        if (stripes == 0) {
            return text.failed("Zero areas not allowed for segment " + segment.name());
        }
        long length = count / stripes;
        return areas(segment, places, stripes, length) && fits(length * stripes == count, count, length);
    }

    private boolean fits(boolean fits, long count, long length) {
        if (!fits) {
            wrong.add("LV " + volume + ": segment " + number + " with len=" + count + "  has inconsistent area_len "
                    + length);
        }
        return true;
    }

    private boolean areas(Section segment, ConfigValue written, long wanted, long length) {
        List<? extends ConfigValue> members =
                written instanceof ConfigValue.Array array ? array.members() : List.of(written);
        if (members.isEmpty()) {
            return text.failed("Bad volume name in areas array for segment " + segment.name() + ".");
        }
        int at = 0;
        long read = 0;
        while (at < members.size() && read < wanted) {
            if (!(members.get(at) instanceof ConfigValue.Text name)) {
                return text.failed("Bad volume name in areas array for segment " + segment.name() + ".");
            }
            if (at + 1 >= members.size()) {
                return text.failed("Missing offset in areas array for segment " + segment.name() + ".");
            }
            if (!(members.get(at + 1) instanceof ConfigValue.Int offset)) {
                return text.failed("Bad offset in areas array for segment " + segment.name() + ".");
            }
            PvSpace pv = text.pv(name.value());
            if (pv == null && !text.volume(name.value())) {
                return unknown(segment, name.value());
            }
            String complaint = pv == null ? "" : pv.take(offset.value() & WORD, length);
            if (!complaint.isEmpty()) {
                return text.failed(complaint);
            }
            if (pv == null && name.value().equals(volume)) {
                wrong.add("LV " + volume + ": segment " + number + " has inconsistent LV area " + read);
            }
            at += 2;
            read++;
        }
        if (at < members.size() || read < wanted) {
            return text.failed("Incorrect number of areas in area array for segment '" + segment.name() + "'.");
        }
        return true;
    }

    private boolean unknown(Section segment, String name) {
        return text.failed("Couldn't find volume '" + name + "' for segment '" + segment.name() + "'.");
    }

    private boolean mirror(Section segment, long count) {
        Long images = TextImport.word(segment, "mirror_count");
        if (images == null) {
            return text.failed("Couldn't read 'mirror_count' for segment '" + segment.name() + "'.");
        }
        for (String number : List.of("extents_moved", "region_size")) {
            if (segment.value(number) != null && TextImport.word(segment, number) == null) {
                return failed(segment, "Couldn't read '" + number + "' for");
            }
        }
        String log = segment.text("mirror_log");
        if (log != null && !text.volume(log)) {
            return failed(segment, "Unrecognised mirror log in");
        }
        Long region = TextImport.word(segment, "region_size");
        if (log != null && (region == null || region == 0)) {
            return failed(segment, "Missing region size for mirror log for");
        }
        ConfigValue places = segment.value("mirrors");
        if (places == null) {
            return failed(segment, "Couldn't find mirrors array for");
        }
        return images == 0
                ? text.failed("Zero areas not allowed for segment " + segment.name())
                : areas(segment, places, images, count);
    }

    private boolean raid(Section segment, String type) {
        Long count = TextImport.word(segment, "device_count");
        count = count == null ? TextImport.word(segment, "stripe_count") : count;
        if (count == null) {
            return text.failed("Couldn't read '(device|stripe)_count' for segment '" + segment.name() + "'.");
        }
        boolean bare = type.equals("raid0");
        for (String number : List.of(
                "region_size", "stripe_size", "writebehind", "min_recovery_rate", "max_recovery_rate", "data_copies")) {
            if (segment.value(number) != null && TextImport.word(segment, number) == null) {
                return failed(segment, "Couldn't read '" + number + "' for");
            }
        }
        ConfigValue written = segment.value(bare ? "raid0_lvs" : "raids");
        if (written == null) {
            return failed(segment, "Couldn't find RAID array for");
        }
        return pairs(segment, written, count, bare) || text.failed("Failed to import RAID component pairs.");
    }

    private boolean pairs(Section segment, ConfigValue written, long wanted, boolean bare) {
        if (wanted == 0) {
            return text.failed("No areas found for segment " + segment.name());
        }
        List<? extends ConfigValue> members =
                written instanceof ConfigValue.Array array ? array.members() : List.of(written);
        if (members.isEmpty()) {
            return text.failed("Bad volume name in areas array for segment " + segment.name() + ".");
        }
        int at = 0;
        long read = 0;
        while (at < members.size() && read < wanted) {
            if (!(members.get(at) instanceof ConfigValue.Text name)) {
                return text.failed("Bad volume name in areas array for segment " + segment.name() + ".");
            }
            if (!text.volume(name.value())) {
                return unknown(segment, name.value());
            }
            if (!bare && name.value().contains("_rmeta_")) {
                at++;
                if (at >= members.size()) {
                    return text.failed("Missing data device in areas array for segment " + segment.name() + ".");
                }
                if (!(members.get(at) instanceof ConfigValue.Text data) || !text.volume(data.value())) {
                    return unknown(segment, members.get(at) instanceof ConfigValue.Text data ? data.value() : "NULL");
                }
            }
            at++;
            read++;
        }
        if (at < members.size() || read < wanted) {
            return text.failed("Incorrect number of areas in area array for segment '" + segment.name() + "'.");
        }
        return true;
    }

    private boolean snapshot(Section segment) {
        if (TextImport.word(segment, "chunk_size") == null) {
            return text.failed("Couldn't read chunk size for snapshot.");
        }
        String cow = segment.text("merging_store");
        if (cow != null && segment.text("cow_store") != null) {
            return failed(segment, "Both snapshot cow and merging storage were specified in");
        }
        cow = cow == null ? segment.text("cow_store") : cow;
        String origin = segment.text("origin");
        if (cow == null) {
            return failed(segment, "Snapshot cow storage not specified in");
        }
        if (origin == null) {
            return failed(segment, "Snapshot origin not specified in");
        }
        if (!text.volume(cow)) {
            return failed(segment, "Unknown logical volume " + cow + " specified for snapshot cow store in");
        }
        return text.volume(origin)
                || failed(segment, "Unknown logical volume " + origin + " specified for snapshot origin in");
    }

    /** A volume that has to be named. */
    private boolean part(Section segment, String key, String absent, String unknown) {
        String name = segment.text(key);
        if (name == null) {
            return failed(segment, absent);
        }
        return text.volume(name) || failed(segment, "Unknown logical volume " + name + " " + unknown);
    }

    private boolean named(Section segment, String key, String absent, String unknown) {
        String name = segment.text(key);
        if (name == null) {
            return failed(segment, absent + " must be a string in");
        }
        return text.volume(name) || failed(segment, "Unknown " + unknown + " " + name + " in");
    }

    private boolean thinPool(Section segment) {
        if (!named(segment, "metadata", "Metadata", "metadata") || !named(segment, "pool", "Pool", "pool")) {
            return false;
        }
        if (segment.number("transaction_id") == null) {
            return failed(segment, "Could not read transaction_id for");
        }
        Long chunk = TextImport.word(segment, "chunk_size");
        if (chunk == null) {
            return failed(segment, "Could not read chunk_size for");
        }
        if (segment.value("discards") != null && !discards(segment.text("discards"))) {
            String what = segment.text("discards") == null
                    ? "Could not read discards for"
                    : "Discards option unsupported for";
            return failed(segment, what);
        }
        if (chunk < LEAST_CHUNK || chunk > MOST_CHUNK) {
            return failed(segment, "Unsupported value " + chunk + " for chunk_size");
        }
        boolean zero = segment.value("zero_new_blocks") == null || TextImport.word(segment, "zero_new_blocks") != null;
        return zero || failed(segment, "Could not read zero_new_blocks for");
    }

    private static boolean discards(@Nullable String word) {
        return word != null && List.of("passdown", "nopassdown", "ignore").contains(word);
    }

    private boolean thin(Section segment) {
        if (!named(segment, "thin_pool", "Thin pool", "thin pool")) {
            return false;
        }
        if (segment.number("transaction_id") == null) {
            return failed(segment, "Could not read transaction_id for");
        }
        if (segment.value("origin") != null && !named(segment, "origin", "Origin", "origin")) {
            return false;
        }
        if (segment.value("merge") != null && !named(segment, "merge", "Merge lv", "merge lv")) {
            return false;
        }
        Long device = TextImport.word(segment, "device_id");
        if (device == null) {
            return failed(segment, "Could not read device_id for");
        }
        if (device > MOST_DEVICE) {
            return failed(segment, "Unsupported value " + device + " for device_id");
        }
        return segment.value("external_origin") == null
                || named(segment, "external_origin", "External origin", "external origin");
    }

    private record Run(long start, long count) implements Comparable<Run> {
        @Override
        public int compareTo(Run other) {
            return Long.compare(start, other.start);
        }
    }

    /** Whether those that were read follow each other once they are put in order; mostly they are written so. */
    boolean followEachOther(List<SegmentEntry> segments) {
        return inOrder && wrong.isEmpty() || sorted(segments);
    }

    private boolean sorted(List<SegmentEntry> segments) {
        List<Run> runs = new ArrayList<>(segments.size());
        for (SegmentEntry segment : segments) {
            runs.add(new Run(TextImport.word(segment.startExtent), TextImport.word(segment.extentCount)));
        }
        Collections.sort(runs);
        long next = 0;
        for (int i = 0; i < runs.size(); i++) {
            if (runs.get(i).start != next) {
                text.failed("LV " + volume + " invalid: segment " + (i + 1) + " should begin at LE " + next + " (found "
                        + runs.get(i).start + ").");
                wrong.add("");
            }
            next = next + runs.get(i).count & WORD;
        }
        for (String line : wrong) {
            if (!line.isEmpty()) {
                text.failed(line);
            }
        }
        return wrong.isEmpty();
    }
}
