package io.vtool.lvm.text;

import org.jspecify.annotations.Nullable;

/**
 * {@code name = value}.
 *
 * @param comment outside of all sections, what stands after the '#' on the same line, leading blank included; else null
 */
public record Setting(
        String name, ConfigValue value, @Nullable String comment) implements ConfigNode {
    /** A setting without a comment. */
    public Setting(String name, ConfigValue value) {
        this(name, value, null);
    }

    @Override
    public boolean called(String wanted) {
        return name.equals(wanted);
    }

    /** A setting that is a number. */
    public static Setting of(String name, long value) {
        return new Setting(name, new ConfigValue.Int(value));
    }

    /** A setting that is a string. */
    public static Setting of(String name, String value) {
        return new Setting(name, new ConfigValue.Text(value));
    }
}
