package io.vtool.lvm.activate;

import io.vtool.lvm.text.Section;
import io.vtool.lvm.view.Place;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeSegment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The line of a raid segment, and the state it is in when all its images are in sync. */
final class RaidTable {
    private final Activation activation;
    private final VolumeSegment segment;

    RaidTable(Activation activation, VolumeSegment segment) {
        this.activation = activation;
        this.segment = segment;
    }

    TargetLine line() throws IOException, NotActivatedException {
        Section settings = segment.settings();
        String type = target(segment.kind().name());
        List<String> words = new ArrayList<>();
        words.add(Long.toString(settings.number("stripe_size", 0)));
        rate(words, "min_recovery_rate");
        rate(words, "max_recovery_rate");
        writeMostly(words);
        Long behind = settings.number("writebehind");
        if (behind != null) {
            words.add("max_write_behind");
            words.add(behind.toString());
        }
        rate(words, "region_size");
        if (type.equals("raid10")) {
            words.add("raid10_copies");
            words.add(Long.toString(segment.dataCopies()));
        }
        int images = segment.areas().size();
        StringBuilder line = new StringBuilder(type);
        line.append(' ').append(words.size()).append(' ').append(String.join(" ", words));
        line.append(' ').append(images);
        for (int i = 0; i < images; i++) {
            Volume metadata =
                    i < segment.metadataAreas().size() ? segment.metadataAreas().get(i) : null;
            line.append(' ').append(metadata == null ? "-" : activation.top(metadata));
            line.append(' ')
                    .append(activation.top(
                            SegmentTables.there(segment, segment.areas().get(i).volume())));
        }
        long extent = segment.volume().inGroup().extentSize();
        long length = (segment.length() - segment.reshapeLength()) * extent;
        boolean parity = type.startsWith("raid4") || type.startsWith("raid5") || type.startsWith("raid6");
        long synced = parity ? segment.areaLength() * extent : length;
        String status = type + " " + images + " " + "A".repeat(images) + " " + synced + "/" + synced + " idle 0 0 -";
        return new TargetLine(segment.start() * extent, length, "raid", line.toString(), status);
    }

    private void rate(List<String> words, String name) {
        Long value = segment.settings().number(name);
        if (value != null) {
            words.add(name);
            words.add(value.toString());
        }
    }

    private void writeMostly(List<String> words) {
        for (int i = 0; i < segment.areas().size(); i++) {
            Place place = segment.areas().get(i);
            Volume image = place.volume();
            if (image != null && image.text() != null && image.text().status().contains("WRITEMOSTLY")) {
                words.add("write_mostly");
                words.add(Integer.toString(i));
            }
        }
    }

    /** The kernel has no names for what is a choice among its own. */
    private static String target(String type) {
        return switch (type) {
            case "raid5" -> "raid5_ls";
            case "raid6" -> "raid6_zr";
            case "raid0_meta" -> "raid0";
            case "raid10_near" -> "raid10";
            default -> type;
        };
    }
}
