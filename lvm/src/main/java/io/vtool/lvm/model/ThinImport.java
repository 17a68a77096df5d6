package io.vtool.lvm.model;

import io.vtool.lvm.text.ConfigNode;
import io.vtool.lvm.text.Section;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Looks whether lvm2 would take a segment of a thin pool or of a thin volume. */
final class ThinImport {
    private static final long MOST_CHUNK = 2_097_152;
    private static final long LEAST_CHUNK = 128;
    private static final long MOST_DEVICE = (1 << 24) - 1;

    private final LayerMembers of;
    private final ImportState state;
    private final ImportText text;
    private final String volume;
    private final Section segment;

    ThinImport(LayerMembers of) {
        this.of = of;
        this.state = of.state;
        this.text = of.text;
        this.volume = of.volume;
        this.segment = of.segment;
    }

    boolean thinPool() {
        if (!of.string("metadata", "Metadata", "metadata") || !of.string("pool", "Pool", "pool")) {
            return false;
        }
        if (!of.madeOf(segment.text("pool"))) {
            return false;
        }
        if (text.number(segment, "transaction_id") == null) {
            return of.failed("Could not read transaction_id for");
        }
        long chunk = text.word32(segment, "chunk_size");
        if (chunk < 0) {
            return of.failed("Could not read chunk_size");
        }
        if (text.has(segment, "discards")) {
            String discards = text.text(segment, "discards");
            if (discards == null) {
                return of.failed("Could not read discards for");
            }
            if (!SegmentWords.has("thin-discards", discards.toLowerCase(Locale.ROOT))) {
                return text.failed("Thin pool discards type \"" + discards + "\" is unknown.")
                        || of.failed("Discards option unsupported for");
            }
        }
        if (chunk < LEAST_CHUNK || chunk > MOST_CHUNK) {
            return of.failed(
                    "Unsupported value 0 for chunk_size"); // lvm2 tells another number than the one it looks at
        }
        for (SegmentWords.Word word : SegmentWords.of("thin-pool")) {
            String number = word.text();
            if (text.has(segment, number) && text.word32(segment, number) < 0) {
                return of.failed("Could not read " + number + " for");
            }
        }
        return messages();
    }

    private boolean messages() {
        Set<String> created = new HashSet<>();
        Set<Long> deleted = new HashSet<>();
        for (int i = 0; i < segment.size(); i++) {
            ConfigNode node = segment.node(i);
            if (!(node instanceof Section message)) {
                continue;
            }
            String create = text.text(message, "create");
            if (create != null) {
                if (!state.volume(create)) {
                    return of.failed("Unknown LV " + create + " for create message in");
                }
                if (!created.add(create)) {
                    return text.failed("Message referring LV " + state.shown(create) + " already queued in pool "
                            + state.shown(volume) + ".");
                }
                continue;
            }
            long delete = text.word32(message, "delete");
            if (delete < 0) {
                return of.failed("Unknown message in");
            }
            if (!deleted.add(delete)) {
                return text.failed(
                        "Delete for device " + delete + " already queued in pool " + state.shown(volume) + ".");
            }
        }
        return true;
    }

    boolean thin() {
        if (!of.string("thin_pool", "Thin pool", "thin pool")) {
            return false;
        }
        if (text.number(segment, "transaction_id") == null) {
            return of.failed("Could not read transaction_id for");
        }
        if (text.has(segment, "origin") && !of.string("origin", "Origin", "origin")) {
            return false;
        }
        if (text.has(segment, "merge") && !of.string("merge", "Merge lv", "merge lv")) {
            return false;
        }
        long device = text.word32(segment, "device_id");
        if (device < 0) {
            return of.failed("Could not read device_id for");
        }
        if (device > MOST_DEVICE) {
            return of.failed("Unsupported value " + device + " for device_id");
        }
        return !text.has(segment, "external_origin")
                || of.string("external_origin", "External origin", "external origin");
    }
}
