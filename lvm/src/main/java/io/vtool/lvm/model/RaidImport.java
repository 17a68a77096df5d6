package io.vtool.lvm.model;

import io.vtool.lvm.text.ConfigValue;
import io.vtool.lvm.text.Section;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks whether lvm2 would take a segment of RAID, which names its images and their metadata. */
final class RaidImport {
    private static final long WORD = 0xFFFF_FFFFL;

    private final LayerMembers of;
    private final ImportState state;
    private final ImportText text;
    private final Section segment;
    private final VolumeCheck.Part part;

    RaidImport(LayerMembers of) {
        this.of = of;
        this.state = of.state;
        this.text = of.text;
        this.segment = of.segment;
        this.part = of.part;
    }

    boolean read(String type) {
        long devices = text.word32(segment, "device_count");
        long stripes = text.word32(segment, "stripe_count");
        if (devices < 0 && stripes < 0) {
            return text.failed("Couldn't read 'device_count' or 'stripe_count' for segment '" + segment.name() + "'.");
        }
        if (devices >= 0 && stripes >= 0) {
            return text.failed(
                    "Only one of 'device_count' and 'stripe_count' allowed for segment '" + segment.name() + "'.");
        }
        long count = Math.max(devices, stripes);
        lengths(type, count);
        for (SegmentWords.Word word : SegmentWords.of("raid")) {
            String number = word.text();
            if (text.has(segment, number) && text.word32(segment, number) < 0 && !number.startsWith("data_")) {
                return of.failed("Couldn't read '" + number + "' for");
            }
        }
        ConfigValue written = text.value(segment, type.equals("raid0") ? "raid0_lvs" : "raids");
        if (written == null) {
            return of.failed("Couldn't find RAID array for");
        }
        if (type.equals("raid0")) {
            for (String name : Section.texts(written)) {
                if (name.contains("_rmeta_") || state.metadataVolumes.contains(name)) {
                    state.metadataVolumes.add(name);
                    return state.place(name, of.volume);
                }
            }
        }
        return pairs(written, count) || text.failed("Failed to import RAID component pairs.");
    }

    /** The extents of each image, and how many hold data. */
    private void lengths(String type, long count) {
        int parity = switch (type.charAt(4)) {
            case '4', '5' -> 1;
            case '6' -> 2;
            default -> 0;
        };
        part.dataPlaces = count - parity & WORD;
        if (parity > 0 && part.length > 0) {
            long divisor = Math.max(1, part.dataPlaces);
            part.areaLength = (part.length + divisor - 1) / divisor;
        } else if (type.startsWith("raid0") && count > 0) {
            part.areaLength = part.length / count;
        }
    }

    private boolean pairs(ConfigValue written, long wanted) {
        if (wanted == 0) {
            return text.failed("No areas found for segment " + segment.name());
        }
        List<? extends ConfigValue> members =
                written instanceof ConfigValue.Array array ? array.members() : List.of(written);
        if (members.isEmpty()) {
            return SegmentImport.badName(text, segment);
        }
        List<@Nullable String> made = new ArrayList<>(members.size());
        int at = 0;
        long read = 0;
        while (at < members.size() && read < wanted) {
            if (!(members.get(at) instanceof ConfigValue.Text name)) {
                return SegmentImport.badName(text, segment);
            }
            if (!state.volume(name.value())) {
                return SegmentImport.unknown(text, segment, name.value());
            }
            if (name.value().contains("_rmeta_")) {
                state.metadataVolumes.add(name.value());
                at++;
                if (at >= members.size()) {
                    return text.failed("Missing data device in areas array for segment " + segment.name() + ".");
                }
            }
            if (!(members.get(at) instanceof ConfigValue.Text data) || !state.volume(data.value())) {
                return SegmentImport.unknown(
                        text, segment, members.get(at) instanceof ConfigValue.Text data ? data.value() : "NULL");
            }
            made.add(state.metadataVolumes.contains(data.value()) ? null : data.value());
            at++;
            read++;
        }
        part.made = made;
        return at >= members.size() && read >= wanted || SegmentImport.miscounted(text, segment);
    }
}
