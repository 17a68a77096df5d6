package io.vtool.lvm.command;

import io.vtool.lvm.text.ConfigFormatException;
import io.vtool.lvm.text.ConfigNode;
import io.vtool.lvm.text.ConfigParser;
import io.vtool.lvm.text.ConfigValue;
import io.vtool.lvm.text.Section;
import io.vtool.lvm.text.Setting;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings of lvm.conf as far as the command line gives them, by their path, for example {@code report/aligned}. */
public final class LvmConfig {
    private static final int DEPTH = 8;

    private final Map<String, ConfigValue> values = new HashMap<>();

    private LvmConfig() {}

    /**
     * The settings of all {@code --config} options; later ones win.
     *
     * @throws ConfigFormatException if one of them breaks the grammar
     */
    static LvmConfig of(List<String> texts) throws ConfigFormatException {
        LvmConfig config = new LvmConfig();
        for (String text : texts) {
            config.add("", ConfigParser.parse(text.getBytes(StandardCharsets.ISO_8859_1)), DEPTH);
        }
        return config;
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
