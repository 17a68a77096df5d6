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

/**
 * Settings by their path, for example {@code report/aligned}: those of the command line, on top of those of the host's files.
 */
public final class LvmConfig {
    private static final int DEPTH = 8;

    private final Map<String, ConfigValue> values = new LinkedHashMap<>();
    private final Set<String> unsupported = new HashSet<>();
    private final Set<String> ignored = new HashSet<>();
    private final Messages messages;
    private final @Nullable LvmConfig below;
    private List<String> tags = List.of();
    private boolean sound = true;

    private LvmConfig(Messages messages, @Nullable LvmConfig below) {
        this.messages = messages;
        this.below = below;
    }

    /**
     * The settings of a {@code --config} option; null, after saying so, if they cannot be read.
     *
     * @param text the option's value, or null without that option
     * @param below what holds where the option says nothing
     */
    static @Nullable LvmConfig of(@Nullable String text, @Nullable LvmConfig below, Messages messages) {
        LvmConfig config = new LvmConfig(messages, below);
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

    /**
     * The settings of a file.
     *
     * @param below what holds where the file says nothing
     * @throws ConfigFormatException if it is none
     */
    static LvmConfig of(byte[] file, @Nullable LvmConfig below, Messages messages) throws ConfigFormatException {
        LvmConfig config = new LvmConfig(messages, below);
        config.add("", ConfigParser.parse(file), DEPTH, messages);
        return config;
    }

    /** Settings that were put together from others, and the tags of the host. */
    static LvmConfig of(Map<String, ConfigValue> values, List<String> tags, Messages messages) {
        LvmConfig config = new LvmConfig(messages, null);
        config.values.putAll(values);
        config.tags = List.copyOf(tags);
        return config;
    }

    /** The tags of the host that the command runs on. */
    public List<String> tags() {
        return below == null ? tags : below.tags();
    }

    /** All that holds here, as one: what is below, and on top of it what stands in here. */
    public LvmConfig merged() {
        List<LvmConfig> layers = new ArrayList<>();
        for (LvmConfig each = this; each != null; each = each.below) {
            if (!each.values.isEmpty()) {
                layers.add(0, each);
            }
        }
        if (layers.size() < 2) {
            return this;
        }
        MergedSettings all = new MergedSettings();
        for (LvmConfig layer : layers) {
            all.add(layer.values);
        }
        return of(all.values(), tags(), messages);
    }

    /** What holds where this says nothing; null if that is nothing. */
    @Nullable
    LvmConfig below() {
        return below;
    }

    /** The same settings on top of others. */
    LvmConfig on(LvmConfig other) {
        LvmConfig config = new LvmConfig(messages, other);
        config.values.putAll(values);
        config.unsupported.addAll(unsupported);
        config.ignored.addAll(ignored);
        config.sound = sound;
        return config;
    }

    /** What stands in here, not below. */
    Map<String, ConfigValue> own() {
        return values;
    }

    /** Warns of settings there are not, and of values that make no sense. */
    void check() {
        if (!values.isEmpty()) {
            sound = new SettingsCheck(values, unsupported, messages).all();
        }
    }

    /** Complains of settings that may not stand in a profile of a kind; whether all may. */
    boolean checkProfile(String kind) {
        return new SettingsCheck(values, unsupported, messages).all(kind);
    }

    /** Whether nothing was wrong with the settings. */
    public boolean sound() {
        return sound;
    }

    /** Whether nothing was wrong with these and those below. */
    public boolean soundThroughout() {
        return sound && (below == null || below.soundThroughout());
    }

    /** The paths of the settings, those of a section together; those below count where there are no others. */
    public List<String> grouped() {
        if (below != null && values.isEmpty()) {
            return below.grouped();
        }
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
        ConfigValue own = values.get(path);
        return own != null || below == null ? own : below.value(path);
    }

    /** A string, or what holds otherwise. */
    public String text(String path, String otherwise) {
        ConfigValue value = values.get(path);
        if (value == null && below != null) {
            return below.text(path, otherwise);
        }
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
        ConfigValue value = value(path);
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
        ConfigValue value = value(path);
        return value == null ? List.of() : new Section("", List.of(new Setting("v", value))).texts("v");
    }
}
