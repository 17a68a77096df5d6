package io.vtool.lvm.command;

import io.vtool.lvm.FactTable;
import io.vtool.lvm.report.Messages;
import io.vtool.lvm.text.ConfigFormatException;
import io.vtool.lvm.text.ConfigNode;
import io.vtool.lvm.text.ConfigParser;
import io.vtool.lvm.text.ConfigValue;
import io.vtool.lvm.text.Section;
import io.vtool.lvm.text.Setting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Settings of lvm.conf as far as the command line gives them, by their path, for example {@code report/aligned}. */
public final class LvmConfig {
    private static final int DEPTH = 8;

    private final Map<String, ConfigValue> values = new LinkedHashMap<>();
    private boolean sound = true;

    private LvmConfig() {}

    /**
     * The settings of a {@code --config} option; null, after saying so, if they cannot be read.
     *
     * @param text the option's value, or null without that option
     */
    static @Nullable LvmConfig of(@Nullable String text, Messages messages) {
        LvmConfig config = new LvmConfig();
        if (text == null) {
            return config;
        }
        try {
            config.add("", ConfigParser.parse(text.getBytes(StandardCharsets.ISO_8859_1)), DEPTH);
        } catch (ConfigFormatException e) {
            messages.error(e.inWords());
            return null;
        }
        if (config.values.isEmpty()) {
            return null;
        }
        config.check(messages);
        return config;
    }

    /** Warns of settings there are not; tags may have any name. */
    private void check(Messages messages) {
        Map<String, String> known = new HashMap<>();
        Set<String> sections = new HashSet<>();
        for (List<String> row : FactTable.rows(LvmConfig.class, "settings.tsv")) {
            known.put(row.get(0), row.get(1));
            sections.add(row.get(0).substring(0, row.get(0).indexOf('/')));
        }
        Set<String> said = new HashSet<>();
        for (String path : values.keySet()) {
            int slash = path.indexOf('/');
            String section = slash < 0 ? "" : path.substring(0, slash);
            if (slash < 0) {
                messages.error("Configuration setting \"" + path + "\" invalid. It's not part of any section.");
                sound = false;
            } else if (!sections.contains(section) && !section.equals("tags")) {
                if (said.add(section)) {
                    messages.error("Configuration section \"" + section + "\" unknown.");
                    sound = false;
                }
            } else if (!known.containsKey(path) && !section.equals("tags")) {
                messages.error("Configuration setting \"" + path + "\" unknown.");
                sound = false;
            } else if (values.get(path) != null) {
                type(path, values.get(path), known.getOrDefault(path, "any"), messages);
            }
        }
    }

    /** Complains about a value, or a member of an array, that is not of the setting's type. */
    private void type(String path, ConfigValue value, String type, Messages messages) {
        if (value instanceof ConfigValue.Array array) {
            for (ConfigValue member : array.members()) {
                type(path, member, type, messages);
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
            messages.error("WARNING: Configuration setting \"" + path + "\" has invalid type. Found " + found
                    + " but expected " + wanted + ".");
            sound = false;
        } else if (type.equals("boolean") && value instanceof ConfigValue.Text text && !isSwitch(text.value())) {
            messages.error("Configuration setting \"" + path + "\" invalid. Found string value \"" + text.value()
                    + "\", expected boolean value: 0/1, \"y/n\", \"yes/no\", \"on/off\", \"true/false\".");
            sound = false;
        }
    }

    private static boolean isSwitch(String word) {
        return switch (word.toLowerCase(java.util.Locale.ROOT)) {
            case "y", "yes", "on", "true", "n", "no", "off", "false" -> true;
            default -> false;
        };
    }

    /** Whether nothing was wrong with the settings. */
    public boolean sound() {
        return sound;
    }

    /** The paths of the settings, those of a section together. */
    public List<String> grouped() {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        for (String path : values.keySet()) {
            int slash = path.lastIndexOf('/');
            sections.computeIfAbsent(slash < 0 ? "" : path.substring(0, slash), section -> new ArrayList<>())
                    .add(path);
        }
        List<String> grouped = new ArrayList<>();
        for (List<String> section : sections.values()) {
            grouped.addAll(section);
        }
        return grouped;
    }

    private void add(String path, Section section, int depth) {
        for (ConfigNode node : section.children()) {
            if (node instanceof Setting setting) {
                values.put(path + setting.name(), setting.value());
            } else if (node instanceof Section child && depth > 0) {
                add(path + child.name() + '/', child, depth - 1);
            }
        }
    }

    /** A setting's value, or null if it is not given. */
    public @Nullable ConfigValue value(String path) {
        return values.get(path);
    }

    /** A string, or what holds otherwise. */
    public String text(String path, String otherwise) {
        ConfigValue value = values.get(path);
        if (value instanceof ConfigValue.Text text) {
            return text.value();
        }
        return value instanceof ConfigValue.Int number ? Long.toString(number.value()) : otherwise;
    }

    /** A switch: a number that is not 0, or a word such as y, yes, on, true; or what holds otherwise. */
    public boolean flag(String path, boolean otherwise) {
        ConfigValue value = values.get(path);
        if (value instanceof ConfigValue.Int number) {
            return number.value() != 0;
        }
        if (value instanceof ConfigValue.Text text) {
            return switch (text.value().toLowerCase(java.util.Locale.ROOT)) {
                case "y", "yes", "on", "true" -> true;
                case "n", "no", "off", "false" -> false;
                default -> otherwise;
            };
        }
        return otherwise;
    }

    /** The strings of an array or the one string, empty if it is not given. */
    public List<String> texts(String path) {
        ConfigValue value = values.get(path);
        return value == null ? List.of() : new Section("", List.of(new Setting("v", value))).texts("v");
    }
}
