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
            String what = e.problem().startsWith("value") ? "expected a value" : "unexpected token";
            messages.error("Parse error at byte " + (e.offset() + 1) + " (line " + e.line() + "): " + what);
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
        Set<String> known = new HashSet<>();
        Set<String> sections = new HashSet<>();
        for (List<String> row : FactTable.rows(LvmConfig.class, "settings.tsv")) {
            known.add(row.get(0));
            sections.add(row.get(0).substring(0, row.get(0).indexOf('/')));
        }
        Set<String> said = new HashSet<>();
        for (String path : values.keySet()) {
            int slash = path.indexOf('/');
            String section = slash < 0 ? "" : path.substring(0, slash);
            if (slash < 0) {
                messages.error("Configuration setting \"" + path + "\" invalid. It's not part of any section.");
            } else if (!sections.contains(section) && !section.equals("tags")) {
                if (said.add(section)) {
                    messages.error("Configuration section \"" + section + "\" unknown.");
                }
            } else if (!known.contains(path) && !section.equals("tags")) {
                messages.error("Configuration setting \"" + path + "\" unknown.");
            }
        }
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
