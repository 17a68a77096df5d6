package io.vtool.lvm.command;

import io.vtool.lvm.report.Messages;
import io.vtool.lvm.text.ConfigFormatException;
import io.vtool.lvm.text.ConfigNode;
import io.vtool.lvm.text.ConfigParser;
import io.vtool.lvm.text.ConfigValue;
import io.vtool.lvm.text.Section;
import io.vtool.lvm.text.Setting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
        if (!values.isEmpty()) {
            sound = new SettingsCheck(values, unsupported, messages).all();
        }
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
