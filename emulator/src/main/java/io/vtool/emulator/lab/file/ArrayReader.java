package io.vtool.emulator.lab.file;

import io.vtool.emulator.array.config.AluaMode;
import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.array.config.VolumeConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads an array of a lab file. */
final class ArrayReader {
    private static final List<String> KEYS =
            List.of("name", "vendor", "product", "revision", "alua", "transitions", "volumes", "targets");
    private static final List<String> MODES = List.of("none", "implicit", "explicit", "both");
    private static final List<String> TRANSITIONS = List.of("automatic", "manual");
    private static final int LONGEST_NAME = 64;

    private ArrayReader() {}

    static ArrayConfig read(Node node, ImageFiles images, Problems problems) {
        int before = problems.count();
        Section array = new Section(node, "array", KEYS, problems);
        String name = name(array, "array", "");
        AluaMode alua = mode(array);
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
            targets.add(TargetReader.read(entry, List.copyOf(names.keySet()), groups, problems));
        }
        for (int i = 0; i < volumes.size(); i++) {
            VolumeConfig volume = volumes.get(i);
            volumes.set(i, volume.withAccess(groups.access(volume.name())));
        }
        String vendor = array.field("vendor", 8, "VTOOL");
        String product = array.field("product", 16, "VIRTUAL-DISK");
        String revision = array.field("revision", 4, "1");
        if (problems.count() != before) {
            withoutDoubles(volumes, targets);
        }
        return new ArrayConfig(name, vendor, product, revision, alua, volumes, targets);
    }

    /** Leaves what others may refer to: the lab will not be made. */
    private static void withoutDoubles(List<VolumeConfig> volumes, List<TargetConfig> targets) {
        Set<String> seen = new HashSet<>();
        volumes.removeIf(volume -> !seen.add(volume.name()));
        for (int i = 0; i < targets.size(); i++) {
            TargetConfig target = targets.get(i);
            String iqn = seen.add(target.iqn()) ? target.iqn() : target.iqn() + "#" + i;
            targets.set(i, new TargetConfig(iqn, target.portals(), List.of(), null, List.of()));
        }
    }

    /** A word that is none of the modes was not meant to be none: what needs a mode is not wrong because of it. */
    private static AluaMode mode(Section array) {
        String word = array.choice("alua", MODES, array.has("alua") ? "both" : "none");
        AluaMode alua = AluaMode.valueOf(word.toUpperCase(Locale.ROOT));
        String transitions = array.choice("transitions", TRANSITIONS, "automatic");
        if (array.has("transitions") && alua != AluaMode.BOTH) {
            array.problems()
                    .add(
                            array.at("transitions"),
                            "'transitions' is for an array with 'alua: both', the only kind that changes port groups by itself;"
                                    + " leave it out");
        }
        return transitions.equals("manual") ? AluaMode.BOTH_BY_HAND : alua;
    }

    /** A name that is part of file names. */
    static String name(Section section, String kind, String scope) {
        String name = section.required("name");
        if (section.has("name")) {
            if (!isName(name)) {
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

    /** Whether something can be called so. */
    static boolean isName(String name) {
        boolean good =
                !name.isEmpty() && name.length() <= LONGEST_NAME && !name.startsWith(".") && !name.startsWith("-");
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            good &= c < 0x80 && (Character.isLetterOrDigit(c) || "._-".indexOf(c) >= 0);
        }
        return good;
    }
}
