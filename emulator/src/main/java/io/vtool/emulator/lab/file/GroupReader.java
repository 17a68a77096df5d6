package io.vtool.emulator.lab.file;

import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.lab.config.LogicalVolumeConfig;
import io.vtool.emulator.lab.config.VolumeGroupConfig;
import io.vtool.emulator.lab.unit.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads a volume group of a lab file. */
final class GroupReader {
    private static final List<String> KEYS = List.of("name", "volumes", "extent", "lvs");
    private static final List<String> LV_KEYS =
            List.of("name", "size", "type", "stripes", "copies", "pool", "origin", "tags", "used");
    private static final List<String> TYPES = List.of(
            "linear",
            "striped",
            "mirror",
            "raid0",
            "raid1",
            "raid4",
            "raid5",
            "raid6",
            "raid10",
            "thin-pool",
            "thin",
            "snapshot",
            "cache-pool",
            "cache");
    private static final int LONGEST_NAME = 127;
    private static final int MOST = 64;

    private final Section group;
    private final Problems problems;
    private final Set<String> names = new HashSet<>();

    private GroupReader(Section group, Problems problems) {
        this.group = group;
        this.problems = problems;
    }

    static @Nullable VolumeGroupConfig read(Node node, List<ArrayConfig> arrays, Problems problems) {
        Section group = new Section(node, "volume group", KEYS, problems);
        GroupReader reader = new GroupReader(group, problems);
        String name = reader.name(group, "volume group");
        if (group.has("name")) {
            problems.unique(group.at("name"), "volume group", "", name);
        }
        List<String> volumes = reader.volumes(arrays);
        long extent = reader.extent();
        List<LogicalVolumeConfig> made = new ArrayList<>();
        for (Node entry : group.list("lvs", false)) {
            made.add(reader.logicalVolume(entry));
        }
        return problems.none() ? new VolumeGroupConfig(name, volumes, extent, made) : null;
    }

    private String name(Section section, String what) {
        String name = section.required("name");
        boolean good = !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && !name.startsWith("-")
                && !name.equals(".")
                && !name.equals("..");
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            good &= c < 0x80 && (Character.isLetterOrDigit(c) || "+_.-".indexOf(c) >= 0);
        }
        if (section.has("name") && !good) {
            problems.add(
                    section.at("name"),
                    what + " name '" + name + "' is not made of letters, digits, '+', '_', '.' and '-'");
        }
        return name;
    }

    private List<String> volumes(List<ArrayConfig> arrays) {
        List<String> known = new ArrayList<>();
        for (ArrayConfig array : arrays) {
            for (VolumeConfig volume : array.volumes()) {
                known.add(array.name() + "/" + volume.name());
            }
        }
        List<String> volumes = new ArrayList<>();
        for (Node entry : group.list("volumes", true)) {
            String text = entry instanceof ScalarNode scalar ? scalar.getValue() : "";
            String found = find(known, text);
            if (found == null) {
                problems.unknown(
                        entry, "volume group names '" + text + "', which is no volume of the lab", text, known);
            } else {
                problems.unique(entry, "physical volume", "", found);
                volumes.add(found);
            }
        }
        return volumes;
    }

    /** The array may be left out where only one has such a volume. */
    private static @Nullable String find(List<String> known, String text) {
        if (known.contains(text)) {
            return text;
        }
        String found = null;
        for (String name : known) {
            if (name.endsWith("/" + text)) {
                if (found != null) {
                    return null;
                }
                found = name;
            }
        }
        return found;
    }

    private long extent() {
        String text = group.text("extent", "4MiB");
        long bytes = Size.parse(text);
        if (bytes < 1024 || Long.bitCount(bytes) != 1) {
            problems.add(group.at("extent"), "extent '" + text + "' is no power of two of at least 1KiB");
        }
        return bytes;
    }

    private LogicalVolumeConfig logicalVolume(Node node) {
        Section lv = new Section(node, "logical volume", LV_KEYS, problems);
        String name = name(lv, "logical volume");
        if (lv.has("name") && !names.add(name)) {
            problems.add(lv.at("name"), "logical volume " + name + " is already in this group");
        }
        String type = lv.choice("type", TYPES, "linear");
        String origin = reference(lv, "origin");
        String pool = reference(lv, "pool");
        boolean sized = !(type.equals("thin") && !origin.isEmpty());
        String text = sized ? lv.required("size") : lv.text("size", "0");
        long size = Size.parse(text);
        if (sized && lv.has("size") && size <= 0 || size < 0 && !text.isEmpty()) {
            problems.add(lv.at("size"), "size '" + text + "' is not a number with a unit such as 512MiB or 1GiB");
        }
        needs(lv, type, "thin", pool.isEmpty() && origin.isEmpty(), "'pool' or 'origin'");
        needs(lv, type, "snapshot", origin.isEmpty(), "'origin'");
        needs(lv, type, "cache", pool.isEmpty(), "'pool'");
        return new LogicalVolumeConfig(
                name,
                size,
                type,
                lv.number("stripes", 0, MOST, 0),
                lv.number("copies", 0, MOST, 0),
                pool,
                origin,
                lv.texts("tags"),
                used(lv, type));
    }

    private long used(Section lv, String type) {
        String text = lv.text("used", "0");
        long bytes = Size.parse(text);
        if (bytes < 0 || bytes > 0 && !type.equals("thin")) {
            problems.add(
                    lv.at("used"),
                    "used '" + text
                            + "' is not what a thin volume takes from its pool, a number with a unit such as 1GiB");
        }
        return bytes;
    }

    private void needs(Section lv, String type, String of, boolean absent, String what) {
        if (type.equals(of) && absent) {
            problems.add(lv.at("type"), "a logical volume of type " + of + " needs " + what);
        }
    }

    private String reference(Section lv, String key) {
        String text = lv.text(key, "");
        if (!text.isEmpty() && !names.contains(text)) {
            problems.unknown(
                    lv.at(key),
                    "'" + key + "' names '" + text + "', which is not before it in the group",
                    text,
                    List.copyOf(names));
        }
        return text;
    }
}
