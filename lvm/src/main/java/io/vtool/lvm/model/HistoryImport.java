package io.vtool.lvm.model;

import io.vtool.lvm.text.ConfigNode;
import io.vtool.lvm.text.ConfigValue;
import io.vtool.lvm.text.Section;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks whether lvm2 would take the removed volumes of a text, and what ties them to each other and to those there are. */
final class HistoryImport {
    private static final String MARK = "-";

    private final ImportState state;
    private final ImportText text;
    private final SettingImport settings;
    private final Set<String> names = new HashSet<>();

    HistoryImport(ImportState state, SettingImport settings) {
        this.state = state;
        this.text = state.text;
        this.settings = settings;
    }

    boolean name(ConfigNode node) {
        if (!(node instanceof Section removed) || removed.size() == 0) {
            return text.failed("Empty removed logical volume section.");
        }
        if (!settings.id(removed)) {
            return text.failed(
                    "Couldn't read uuid for removed logical volume " + removed.name() + " in vg " + state.group + ".");
        }
        String name = text.text(removed, "name");
        for (String time : List.of("creation_time", "removal_time")) {
            if (text.has(removed, time) && text.number(removed, time) == null) {
                return text.failed(
                        "Invalid " + time + " for removed logical volume " + (name == null ? "" : name) + ".");
            }
        }
        names.add(name == null ? removed.name() : name);
        return true;
    }

    boolean ties(ConfigNode node) {
        String name = node.name();
        String shown = state.group + "/" + MARK + name;
        if (!known(name)) {
            return text.failed("Unknown historical logical volume " + shown);
        }
        if (!(node instanceof Section removed)) {
            return true;
        }
        String origin = null;
        if (text.has(removed, "origin")) {
            origin = text.text(removed, "origin");
            if (origin == null) {
                return text.failed("Couldn't read origin for historical logical volume " + shown);
            }
        }
        ConfigValue descendants = null;
        if (text.has(removed, "descendants")) {
            descendants = text.value(removed, "descendants");
            if (descendants == null) {
                return text.failed("Couldn't get descendants list for historical logical volume " + shown);
            }
            if (ConfigValue.first(descendants) == null) {
                return text.failed("Found empty descendants list for historical logical volume " + shown);
            }
        }
        if (origin != null && !(origin.startsWith(MARK) ? known(origin.substring(1)) : state.volume(origin))) {
            return text.failed("Unknown origin " + origin + " for historical logical volume " + shown);
        }
        return descendants == null || descendants(name, shown, descendants);
    }

    private boolean descendants(String name, String shown, ConfigValue value) {
        List<? extends ConfigValue> members =
                value instanceof ConfigValue.Array array ? array.members() : List.of(value);
        for (ConfigValue member : members) {
            if (!(member instanceof ConfigValue.Text word)) {
                return text.failed("Descendant value for historical logical volume " + shown + " is not a string.");
            }
            if (!state.volume(word.value())) {
                return text.failed("Failed to find descendant " + word.value() + " for historical LV " + name + ".");
            }
        }
        return true;
    }

    private boolean known(String name) {
        return names.contains(name.substring(name.lastIndexOf('/') + 1));
    }
}
