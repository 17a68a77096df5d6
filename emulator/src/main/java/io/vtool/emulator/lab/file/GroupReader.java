package io.vtool.emulator.lab.file;

import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.lab.config.LogicalVolumeConfig;
import io.vtool.emulator.lab.config.PvConfig;
import io.vtool.emulator.lab.config.VolumeGroupConfig;
import io.vtool.emulator.lab.unit.Size;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads a volume group of a lab file. */
final class GroupReader {
    private static final List<String> KEYS = List.of("name", "volumes", "extent", "lvs", "tags", "system_id", "label");
    private static final List<String> PV_KEYS = List.of(
            "volume",
            "metadata_copies",
            "metadata_size",
            "metadata_ignored",
            "data_alignment",
            "data_alignment_offset",
            "bootloader_size",
            "allocatable",
            "tags");
    private static final List<String> PV_SIZES =
            List.of("metadata_size", "data_alignment", "data_alignment_offset", "bootloader_size");
    private static final int MOST_AREAS = 2;
    private static final int LONGEST_NAME = 127;

    private final Section group;
    private final Problems problems;

    private GroupReader(Section group, Problems problems) {
        this.group = group;
        this.problems = problems;
    }

    static VolumeGroupConfig read(Node node, List<ArrayConfig> arrays, Problems problems) {
        Section group = new Section(node, "volume group", KEYS, problems);
        GroupReader reader = new GroupReader(group, problems);
        String name = name(group, "volume group");
        if (group.has("name")) {
            problems.unique(group.at("name"), "volume group", "", name);
        }
        List<PvConfig> volumes = reader.volumes(arrays);
        long extent = reader.extent();
        LogicalVolumeReader lvs = new LogicalVolumeReader(problems);
        List<LogicalVolumeConfig> made = new ArrayList<>();
        for (Node entry : group.list("lvs", false)) {
            made.add(lvs.read(entry));
        }
        Map<String, String> settings = new HashMap<>();
        for (String key : List.of("system_id", "label")) {
            if (group.has(key)) {
                settings.put(key, group.text(key, ""));
            }
        }
        if (group.has("tags")) {
            settings.put("tags", String.join(" ", group.tags("tags")));
        }
        return new VolumeGroupConfig(name, volumes, extent, made, settings);
    }

    static String name(Section section, String what) {
        Problems problems = section.problems();
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

    private List<PvConfig> volumes(List<ArrayConfig> arrays) {
        List<String> known = new ArrayList<>();
        for (ArrayConfig array : arrays) {
            for (VolumeConfig volume : array.volumes()) {
                known.add(array.name() + "/" + volume.name());
            }
        }
        List<PvConfig> volumes = new ArrayList<>();
        for (Node entry : group.list("volumes", true)) {
            Section pv = entry instanceof MappingNode ? new Section(entry, "physical volume", PV_KEYS, problems) : null;
            Node named = pv == null ? entry : pv.at("volume");
            String text =
                    pv != null ? pv.required("volume") : entry instanceof ScalarNode scalar ? scalar.getValue() : "";
            String found = find(known, text);
            if (found == null) {
                problems.absent(
                        named,
                        VolumeReader.HOLDERS,
                        "volume group names '" + text + "', which is no volume of the lab",
                        text,
                        known);
            } else {
                problems.unique(named, "physical volume", "", found);
                volumes.add(new PvConfig(found, pv == null ? Map.of() : settings(pv)));
            }
        }
        return volumes;
    }

    private static Map<String, String> settings(Section pv) {
        Map<String, String> settings = new HashMap<>();
        if (pv.has("metadata_copies")) {
            settings.put("metadata_copies", Integer.toString(pv.number("metadata_copies", 0, MOST_AREAS, 1)));
        }
        for (String key : PV_SIZES) {
            if (pv.has(key)) {
                settings.put(key, Long.toString(LogicalVolumeReader.size(pv, key)));
            }
        }
        if (pv.flag("metadata_ignored", false)) {
            settings.put("metadata_ignored", "true");
        }
        if (!pv.flag("allocatable", true)) {
            settings.put("unallocatable", "true");
        }
        if (pv.has("tags")) {
            settings.put("tags", String.join(" ", pv.tags("tags")));
        }
        return settings;
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
            problems.add(group.at("extent"), "extent '" + text + "' is not a power of two of at least 1KiB");
        }
        return bytes;
    }
}
