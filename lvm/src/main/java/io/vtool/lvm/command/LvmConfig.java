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
    private final Set<String> unsupported = new HashSet<>();
    private final Set<String> ignored = new HashSet<>();
    private final Messages messages;
    private boolean sound = true;

    private LvmConfig(Messages messages) {
        this.messages = messages;
    }

    /**
     * The settings of a {@code --config} option; null, after saying so, if they cannot be read.
     *
     * @param text the option's value, or null without that option
     */
    static @Nullable LvmConfig of(@Nullable String text, Messages messages) {
        LvmConfig config = new LvmConfig(messages);
        if (text == null) {
            return config;
        }
        try {
            Section root = ConfigParser.parse(text.getBytes(StandardCharsets.ISO_8859_1));
            if (root.children().isEmpty()) {
                return null;
            }
            config.add("", root, DEPTH, messages);
        } catch (ConfigFormatException e) {
            messages.error(e.inWords());
            return null;
        }
        return config;
    }

    /** Warns of settings there are not, and of values that make no sense. */
    void check() {
        if (values.isEmpty()) {
            return;
        }
        Map<String, List<String>> known = new HashMap<>();
        Set<String> sections = new HashSet<>();
        for (List<String> row : FactTable.rows(LvmConfig.class, "settings.tsv")) {
            known.put(row.get(0), row);
            sections.add(row.get(0).substring(0, row.get(0).indexOf('/')));
        }
        Set<String> said = new HashSet<>();
        for (String path : values.keySet()) {
            int slash = path.indexOf('/');
            String section = slash < 0 ? "" : path.substring(0, slash);
            List<String> row = known.get(path);
            if (slash < 0) {
                wrong("Configuration setting \"" + path + "\" invalid. It's not part of any section.");
            } else if (section.equals("tags")) {
                tag(path, said);
            } else if (!sections.contains(section)) {
                if (said.add(section)) {
                    wrong("Configuration section \"" + section + "\" unknown.");
                }
            } else if (row == null) {
                wrong("Configuration setting \"" + path + "\" unknown.");
            } else {
                value(path, row.get(1), row.get(2).equals("y"));
            }
        }
    }

    private void wrong(String text) {
        messages.error(text);
        sound = false;
    }

    /** A tag may have any name; what stands in its section is a list of hosts. */
    private void tag(String path, Set<String> said) {
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

    private void add(String path, Section section, int depth, Messages messages) {
        for (ConfigNode node : section.children()) {
            if (node instanceof Setting setting) {
                if (values.put(path + setting.name(), setting.value()) != null) {
                    messages.error("WARNING: Ignoring duplicate config value: " + setting.name());
                }
            } else if (node instanceof Section child && depth > 0) {
                add(path + child.name() + '/', child, depth - 1, messages);
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
        if (unsupported.contains(path)) {
            if (ignored.add(path)) {
                messages.error("WARNING: Ignoring unsupported value for " + path + ".");
            }
            return otherwise;
        }
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
