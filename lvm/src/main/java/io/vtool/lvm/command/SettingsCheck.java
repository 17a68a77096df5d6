package io.vtool.lvm.command;

import io.vtool.lvm.FactTable;
import io.vtool.lvm.report.Messages;
import io.vtool.lvm.text.ConfigValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Complains of settings that lvm2 does not know, and of values that are not of their types. */
final class SettingsCheck {
    private static final String NEVER = "no";

    private final Map<String, ConfigValue> values;
    private final Set<String> unsupported;
    private final Messages messages;
    private final Map<String, List<String>> known = new HashMap<>();
    private final Map<String, String> sections = new HashMap<>();
    private final Set<String> said = new HashSet<>();
    private boolean sound = true;

    /**
     * A check.
     *
     * @param values by their paths
     * @param unsupported takes the paths whose values are then ignored
     */
    SettingsCheck(Map<String, ConfigValue> values, Set<String> unsupported, Messages messages) {
        this.values = values;
        this.unsupported = unsupported;
        this.messages = messages;
    }

    /** Looks at all of them; whether nothing was wrong. */
    boolean all() {
        return all(null);
    }

    /** Looks at all of them as those of a profile of a kind, command or metadata; whether nothing was wrong. */
    boolean all(@Nullable String profile) {
        for (List<String> row : FactTable.rows(LvmConfig.class, "settings.tsv")) {
            known.put(row.get(0), row);
            sections.merge(section(row.get(0)), row.get(3), (one, other) -> one.equals(NEVER) ? other : one);
        }
        for (String path : values.keySet()) {
            String section = section(path);
            List<String> row = known.get(part(path));
            boolean inside = row != null && row.get(1).equals("section");
            if (section.isEmpty()) {
                wrong("Configuration setting \"" + path + "\" invalid. It's not part of any section.");
            } else if (section.equals("tags") && profile == null) {
                tag(path);
            } else if (!section.equals("tags") && !sections.containsKey(section)) {
                if (said.add(section)) {
                    wrong("Configuration section \"" + section + "\" unknown.");
                }
            } else if (profile == null || mayStand(section, profile, row, inside)) {
                known(path, row, inside);
            }
        }
        return sound;
    }

    private void known(String path, @Nullable List<String> row, boolean inside) {
        if (row == null || !inside && !row.get(0).equals(path)) {
            wrong("Configuration setting \"" + path + "\" unknown.");
        } else if (!inside) {
            value(path, row.get(1), row.get(2).equals("y"));
        }
    }

    private static String section(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** The section in a section that a path leads into, or the path itself. */
    private static String part(String path) {
        int slash = path.indexOf('/', path.indexOf('/') + 1);
        return slash < 0 ? path : path.substring(0, slash);
    }

    /** Whether a setting of a section may stand in a profile of a kind. */
    private boolean mayStand(String section, String profile, @Nullable List<String> row, boolean inside) {
        if (sections.getOrDefault(section, NEVER).equals(NEVER)) {
            if (said.add(section)) {
                wrong("Configuration section \"" + section + "\" is not customizable by a profile.");
            }
            return false;
        }
        if (row == null || row.get(3).equals(profile)) {
            return true;
        }
        if (said.add(row.get(0))) {
            wrong("Configuration " + (inside ? "section" : "option") + " \"" + row.get(0) + "\" is "
                    + (row.get(3).equals(NEVER)
                            ? "not customizable by a profile."
                            : "customizable by " + row.get(3) + " profile only, not " + profile + " profile."));
        }
        return false;
    }

    private void wrong(String text) {
        messages.error(text);
        sound = false;
    }

    /** A tag may have any name; what stands in its section is a list of hosts. */
    private void tag(String path) {
        int name = path.indexOf('/') + 1;
        int slash = path.indexOf('/', name);
        String tag = slash < 0 ? path : path.substring(0, slash);
        boolean good =
                slash < 0 ? path.equals("tags/hosttags") : path.substring(slash).equals("/host_list");
        if (!good && said.add(tag)) {
            wrong("Configuration setting \"" + tag + "\" unknown.");
        }
    }

    private void value(String path, String type, boolean mayBeEmpty) {
        ConfigValue value = values.get(path);
        boolean list = type.equals("strings") || type.equals("any");
        if (value instanceof ConfigValue.Array && !list) {
            wrong("WARNING: Configuration setting \"" + path + "\" has invalid type. Found array but expected " + type
                    + ".");
            unsupported.add(path);
        } else if (value instanceof ConfigValue.Array array && array.members().isEmpty() && !mayBeEmpty) {
            wrong("Configuration setting \"" + path + "\" invalid. Empty value not allowed.");
        } else if (value instanceof ConfigValue.Text text && text.value().isEmpty() && !type.equals("boolean")) {
            if (!mayBeEmpty) {
                wrong("Configuration setting \"" + path + "\" invalid. It cannot be set to an empty value.");
                unsupported.add(path);
            }
        } else if (value != null) {
            type(path, value, type);
        }
    }

    /** Complains about a value, or a member of an array, that is not of the setting's type. */
    private void type(String path, ConfigValue value, String type) {
        if (value instanceof ConfigValue.Array array) {
            for (ConfigValue member : array.members()) {
                type(path, member, type);
            }
            return;
        }
        String found =
                value instanceof ConfigValue.Int ? "integer" : value instanceof ConfigValue.Real ? "float" : "string";
        String wanted = switch (type) {
            case "any" -> found.equals("float") ? "array with values of type: integer string" : found;
            case "boolean" -> found.equals("float") ? "boolean" : found;
            case "strings" -> found.equals("string") ? found : "array with values of type: string";
            default -> type;
        };
        if (!found.equals(wanted)) {
            wrong("WARNING: Configuration setting \"" + path + "\" has invalid type. Found " + found + " but expected "
                    + wanted + ".");
        } else if (type.equals("boolean") && value instanceof ConfigValue.Text text && !isSwitch(text.value())) {
            wrong("Configuration setting \"" + path + "\" invalid. Found string value \"" + text.value()
                    + "\", expected boolean value: 0/1, \"y/n\", \"yes/no\", \"on/off\", \"true/false\".");
        }
    }

    private static boolean isSwitch(String word) {
        return switch (word.toLowerCase(java.util.Locale.ROOT)) {
            case "y", "yes", "on", "true", "n", "no", "off", "false" -> true;
            default -> false;
        };
    }
}
