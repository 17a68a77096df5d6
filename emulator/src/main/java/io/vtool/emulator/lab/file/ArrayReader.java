package io.vtool.emulator.lab.file;

import io.vtool.emulator.array.config.AluaMode;
import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.array.config.VolumeConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads an array of a lab file. */
final class ArrayReader {
    private static final List<String> KEYS =
            List.of("name", "vendor", "product", "revision", "alua", "volumes", "targets");
    private static final List<String> MODES = List.of("none", "implicit", "explicit", "both");
    private static final int LONGEST_NAME = 64;

    private ArrayReader() {}

    static @Nullable ArrayConfig read(Node node, ImageFiles images, Problems problems) {
        Section array = new Section(node, "array", KEYS, problems);
        String name = name(array, "array", "");
        AluaMode alua = AluaMode.valueOf(array.choice("alua", MODES, "none").toUpperCase(Locale.ROOT));
        Map<String, Node> names = new HashMap<>();
        GroupStates groups = new GroupStates(alua, problems);
        List<VolumeConfig> volumes = new ArrayList<>();
        for (Node entry : array.list("volumes", true)) {
            VolumeConfig volume = VolumeReader.read(entry, name, names, groups, images, problems);
            if (volume != null) {
                volumes.add(volume);
            }
        }
        List<TargetConfig> targets = new ArrayList<>();
        for (Node entry : array.list("targets", true)) {
            TargetConfig target = TargetReader.read(entry, List.copyOf(names.keySet()), groups, problems);
            if (target != null) {
                targets.add(target);
            }
        }
        for (int i = 0; i < volumes.size(); i++) {
            VolumeConfig volume = volumes.get(i);
            volumes.set(i, volume.withAccess(groups.access(volume.name())));
        }
        String vendor = array.field("vendor", 8, "VTOOL");
        String product = array.field("product", 16, "VIRTUAL-DISK");
        String revision = array.field("revision", 4, "1");
        return problems.none() ? new ArrayConfig(name, vendor, product, revision, alua, volumes, targets) : null;
    }

    /** A name that is part of file names. */
    static String name(Section section, String kind, String scope) {
        String name = section.required("name");
        boolean good = name.length() <= LONGEST_NAME && !name.startsWith(".") && !name.startsWith("-");
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            good &= c < 0x80 && (Character.isLetterOrDigit(c) || "._-".indexOf(c) >= 0);
        }
        if (section.has("name")) {
            if (!good || name.isEmpty()) {
                section.problems()
                        .add(
                                section.at("name"),
                                kind + " name '" + name + "' is not made of letters, digits, '.', '_' and '-'");
            } else {
                section.problems().unique(section.at("name"), kind, scope, name);
            }
        }
        return name;
    }
}
