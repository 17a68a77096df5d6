package io.vtool.emulator.lab.file;

import io.vtool.emulator.lab.config.LogicalVolumeConfig;
import io.vtool.emulator.lab.unit.Size;
import io.vtool.lvm.write.VolumeType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the logical volumes of a group of a lab file, each of which may refer to those before it. */
final class LogicalVolumeReader {
    /** What has to be read well for a logical volume to be known. */
    static final List<String> HOLDERS = List.of("lab file", "volume group", "logical volume");

    private static final List<String> PLAIN =
            List.of("name", "size", "type", "stripes", "copies", "pool", "origin", "tags", "used");
    private static final List<String> SIZES =
            List.of("stripe_size", "chunk_size", "region_size", "dirty", "virtual_size");
    private static final List<String> FLAGS =
            List.of("read_only", "skip_activation", "integrity", "error_when_full", "hidden");
    private static final List<String> MODES = List.of("writethrough", "writeback", "passthrough");
    private static final List<String> ALLOCATION = List.of("contiguous", "cling", "normal", "anywhere", "inherit");
    private static final List<String> USING = List.of("thin", "snapshot", "cache");
    private static final String VIRTUAL_DISK = "VHD-";
    private static final List<String> KEYS = keys();
    private static final int MOST = 64;

    private final Problems problems;
    private final Set<String> names = new HashSet<>();

    LogicalVolumeReader(Problems problems) {
        this.problems = problems;
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>(PLAIN);
        keys.addAll(SIZES);
        keys.addAll(FLAGS);
        keys.addAll(List.of("cache_mode", "allocation", "parent", "label"));
        return List.copyOf(keys);
    }

    private static List<String> types() {
        List<String> types = new ArrayList<>();
        for (VolumeType type : VolumeType.values()) {
            types.add(type.word());
        }
        return types;
    }

    LogicalVolumeConfig read(Node node) {
        Section lv = new Section(node, "logical volume", KEYS, problems);
        String name = GroupReader.name(lv, "logical volume");
        if (lv.has("name") && !names.add(name)) {
            problems.add(lv.at("name"), "logical volume " + name + " is already in this group");
        }
        String type = lv.choice("type", types(), "linear");
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
        for (String of : List.of("cache", "writecache", "vdo")) {
            needs(lv, type, of, pool.isEmpty(), "'pool'");
        }
        return new LogicalVolumeConfig(
                name,
                size,
                type,
                lv.number("stripes", 0, MOST, 0),
                lv.number("copies", 0, MOST, 0),
                pool,
                origin,
                lv.tags("tags"),
                used(lv, type, name),
                settings(lv));
    }

    private Map<String, String> settings(Section lv) {
        Map<String, String> settings = new HashMap<>();
        for (String key : SIZES) {
            if (lv.has(key)) {
                settings.put(key, Long.toString(size(lv, key)));
            }
        }
        for (String key : FLAGS) {
            if (lv.flag(key, false)) {
                settings.put(key, "true");
            }
        }
        if (lv.has("cache_mode")) {
            settings.put("cache_mode", lv.choice("cache_mode", MODES, MODES.get(0)));
        }
        if (lv.has("allocation")) {
            settings.put("allocation", lv.choice("allocation", ALLOCATION, "inherit"));
        }
        if (lv.has("parent")) {
            settings.put("parent", reference(lv, "parent"));
        }
        if (lv.has("label")) {
            settings.put("label", lv.text("label", ""));
        }
        return settings;
    }

    /** A size of more than nothing. */
    static long size(Section section, String key) {
        String text = section.text(key, "");
        long bytes = Size.parse(text);
        if (bytes <= 0) {
            section.problems()
                    .add(section.at(key), key + " '" + text + "' is not a number with a unit such as 64KiB or 1GiB");
        }
        return bytes;
    }

    private long used(Section lv, String type, String name) {
        String text = lv.text("used", "0");
        long bytes = Size.parse(text);
        if (bytes < 0 || bytes > 0 && !USING.contains(type) && !name.startsWith(VIRTUAL_DISK)) {
            problems.add(
                    lv.at("used"),
                    "used '" + text + "' is not what a thin volume, a snapshot, a cache or a virtual disk takes of its"
                            + " room, a number with a unit such as 1GiB");
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
            problems.absent(
                    lv.at(key),
                    HOLDERS,
                    "'" + key + "' names '" + text + "', which is not before it in the group",
                    text,
                    List.copyOf(names));
        }
        return text;
    }
}
