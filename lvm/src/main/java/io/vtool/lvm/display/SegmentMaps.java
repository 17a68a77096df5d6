package io.vtool.lvm.display;

import io.vtool.lvm.text.ConfigNode;
import io.vtool.lvm.text.ConfigValue;
import io.vtool.lvm.text.Section;
import io.vtool.lvm.text.Setting;
import io.vtool.lvm.view.CacheSettings;
import io.vtool.lvm.view.PhysicalVolume;
import io.vtool.lvm.view.Place;
import io.vtool.lvm.view.SegmentKind;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeFlag;
import io.vtool.lvm.view.VolumeSegment;
import org.jspecify.annotations.Nullable;

/** The segments of a volume, as {@code lvdisplay -m} lists them. */
final class SegmentMaps {
    private static final long SECTORS_PER_MEBIBYTE = 2048;

    private final Lines lines;

    SegmentMaps(Lines lines) {
        this.lines = lines;
    }

    void print(Volume volume) {
        lines.print("--- Segments ---");
        for (VolumeSegment segment : volume.segments()) {
            lines.print((volume.is(VolumeFlag.VIRTUAL) ? "Virtual" : "Logical") + " extents " + segment.start() + " to "
                    + (segment.start() + segment.length() - 1) + ":");
            lines.print("  Type\t\t" + segment.type());
            SegmentKind kind = segment.kind();
            if (kind.raid() || kind.mirror() || kind.thinPool() || kind.vdoPool() || kind.snapshot()) {
                lines.print("  Monitoring\t\t");
            }
            segment(segment, kind);
        }
        lines.end();
    }

    private void segment(VolumeSegment segment, SegmentKind kind) {
        if (kind.striped()) {
            striped(segment);
        } else if (kind.mirror()) {
            mirror(segment);
        } else if (kind.raid()) {
            raid(segment);
        } else if (kind.cache() || kind.cachePool()) {
            cache(segment);
        } else if (kind.thinPool()) {
            thinPool(segment);
        } else if (kind.thin()) {
            lines.print("  Device ID\t\t" + segment.settings().number("device_id", 0));
            lines.end();
        } else if (kind.vdo()) {
            place(segment, 0, "    ");
        } else if (kind.vdoPool()) {
            vdoPool(segment.settings(), segment.volume().inGroup().extentSize());
        }
    }

    private void striped(VolumeSegment segment) {
        if (segment.areas().size() == 1) {
            place(segment, 0, "  ");
        } else {
            lines.print("  Stripes\t\t" + segment.areas().size());
            lines.print("  Stripe size\t\t" + lines.size(segment.settings().number("stripe_size", 0)));
            for (int i = 0; i < segment.areas().size(); i++) {
                lines.print("  Stripe " + i + ":");
                place(segment, i, "    ");
            }
        }
        lines.end();
    }

    private void mirror(VolumeSegment segment) {
        lines.print("  Mirrors\t\t" + segment.areas().size());
        lines.print("  Mirror size\t\t" + segment.areaLength());
        Volume log = segment.log();
        if (log != null) {
            lines.print("  Mirror log volume\t" + log.name());
        }
        long region = segment.settings().number("region_size", 0);
        if (region > 0) {
            lines.print("  Mirror region size\t" + lines.size(region));
        }
        lines.print("  Mirror original:");
        place(segment, 0, "    ");
        lines.print("  Mirror destinations:");
        for (int i = 1; i < segment.areas().size(); i++) {
            place(segment, i, "    ");
        }
        lines.end();
    }

    private void raid(VolumeSegment segment) {
        for (int i = 0; i < segment.areas().size(); i++) {
            lines.print("  Raid Data LV" + two(i));
            place(segment, i, "    ");
        }
        for (int i = 0; i < segment.metadataAreas().size(); i++) {
            Volume metadata = segment.metadataAreas().get(i);
            if (metadata != null) {
                lines.print("  Raid Metadata LV" + two(i) + "\t" + metadata.name());
            }
        }
        lines.end();
    }

    private static String two(int number) {
        return number < 10 ? " " + number : Integer.toString(number);
    }

    private void cache(VolumeSegment segment) {
        VolumeSegment holder = CacheSettings.holder(segment);
        if (holder == null) {
            return;
        }
        Section settings = holder.settings();
        lines.print("  Chunk size\t\t" + lines.size(settings.number("chunk_size", 0)));
        long format = CacheSettings.format(holder);
        if (format != 0) {
            lines.print("  Metadata format\t" + format);
        }
        text("Mode\t\t", CacheSettings.mode(holder));
        text("Policy\t\t", CacheSettings.policy(holder));
        Section policy = settings.section("policy_settings");
        if (policy != null) {
            for (ConfigNode node : policy.children()) {
                if (node instanceof Setting setting) {
                    lines.print("    Setting\t\t" + setting.name() + "=" + value(setting.value()));
                }
            }
        }
        lines.end();
    }

    private static String value(ConfigValue value) {
        if (value instanceof ConfigValue.Int number) {
            return Long.toString(number.value());
        }
        if (value instanceof ConfigValue.Real real) {
            return real.digits();
        }
        return value instanceof ConfigValue.Text text ? "\"" + text.value() + "\"" : "";
    }

    private void text(String label, @Nullable String value) {
        if (value != null) {
            lines.print("  " + label + value);
        }
    }

    private void thinPool(VolumeSegment segment) {
        Section settings = segment.settings();
        String discards = settings.text("discards");
        lines.print("  Chunk size\t\t" + lines.size(settings.number("chunk_size", 0)));
        lines.print("  Discards\t\t" + (discards == null ? "ignore" : discards));
        lines.print("  Thin count\t\t" + segment.volume().users().size());
        lines.print("  Transaction ID\t" + settings.number("transaction_id", 0));
        lines.print("  Zero new blocks\t" + (settings.number("zero_new_blocks", 0) == 1 ? "yes" : "no"));
        lines.end();
    }

    private void vdoPool(Section settings, long extentSize) {
        long header = settings.number("header_size", 0);
        lines.print("  Virtual size\t" + lines.size(settings.number("virtual_extents", 0) * extentSize + 2 * header));
        lines.print("  Header size\t\t" + lines.size(header));
        yesNo(settings, "Compression\t", "use_compression");
        yesNo(settings, "Deduplication", "use_deduplication");
        yesNo(settings, "Metadata hints", "use_metadata_hints");
        lines.print("  Minimum IO size\t" + lines.size(settings.number("minimum_io_size", 0) / 512));
        mebibytes(settings, "Block map cache sz\t", "block_map_cache_size_mb");
        number(settings, "Block map era length\t", "block_map_era_length");
        yesNo(settings, "Sparse index", "use_sparse_index");
        mebibytes(settings, "Index memory size\t", "index_memory_size_mb");
        mebibytes(settings, "Slab size\t\t", "slab_size_mb");
        number(settings, "# Ack threads\t", "ack_threads");
        number(settings, "# Bio threads\t", "bio_threads");
        number(settings, "Bio rotation\t", "bio_rotation");
        number(settings, "# CPU threads\t", "cpu_threads");
        number(settings, "# Hash zone threads\t", "hash_zone_threads");
        number(settings, "# Logical threads\t", "logical_threads");
        number(settings, "# Physical threads\t", "physical_threads");
        number(settings, "Max discard\t", "max_discard");
        String policy = settings.text("write_policy");
        lines.print("  Write policy\t" + (policy == null ? "auto" : policy));
    }

    private void yesNo(Section settings, String label, String name) {
        lines.print("  " + label + "\t" + (settings.number(name, 0) != 0 ? "yes" : "no"));
    }

    private void number(Section settings, String label, String name) {
        lines.print("  " + label + settings.number(name, 0));
    }

    private void mebibytes(Section settings, String label, String name) {
        lines.print("  " + label + lines.size(settings.number(name, 0) * SECTORS_PER_MEBIBYTE));
    }

    private void place(VolumeSegment segment, int index, String indent) {
        if (index >= segment.areas().size()) {
            lines.print(indent + "Unassigned area");
            return;
        }
        Place place = segment.areas().get(index);
        PhysicalVolume pv = place.pv();
        Volume volume = place.volume();
        long last = place.extent() + segment.areaLength() - 1;
        if (pv != null) {
            lines.print(indent + "Physical volume\t" + pv.name());
            lines.print(indent + "Physical extents\t" + place.extent() + " to " + last);
        } else if (volume != null) {
            lines.print(indent + "Logical volume\t" + volume.name());
            lines.print(indent + "Logical extents\t" + place.extent() + " to " + last);
        } else {
            lines.print(indent + "Unassigned area");
        }
    }
}
