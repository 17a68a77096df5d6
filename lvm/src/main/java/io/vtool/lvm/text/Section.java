package io.vtool.lvm.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code name { ... }}; the whole of a text is a section without a name. Order and unknown members are kept; of members
 * with the same name the last one counts.
 */
public record Section(String name, List<ConfigNode> children) implements ConfigNode {
    /** Keeps a copy of the children. */
    public Section {
        children = List.copyOf(children);
    }

    /** The section of this name in here, or null. */
    public @Nullable Section section(String wanted) {
        for (int i = children.size() - 1; i >= 0; i--) {
            if (children.get(i) instanceof Section section && section.name.equals(wanted)) {
                return section;
            }
        }
        return null;
    }

    /** The sections in here, in order. */
    public List<Section> sections() {
        List<Section> found = new ArrayList<>();
        for (ConfigNode child : children) {
            if (child instanceof Section section) {
                found.add(section);
            }
        }
        return found;
    }

    /** The value of this name, or null if it is absent. */
    public @Nullable ConfigValue value(String wanted) {
        for (int i = children.size() - 1; i >= 0; i--) {
            if (children.get(i) instanceof Setting setting && setting.name().equals(wanted)) {
                return setting.value();
            }
        }
        return null;
    }

    /** The string of this name, or null if it is absent or no string. */
    public @Nullable String text(String wanted) {
        return value(wanted) instanceof ConfigValue.Text text ? text.value() : null;
    }

    /** The integer of this name, or null if it is absent or no integer. */
    public @Nullable Long number(String wanted) {
        return value(wanted) instanceof ConfigValue.Int number ? (Long) number.value() : null;
    }

    /** The integer of this name, or the given one if it is absent or no integer. */
    public long number(String wanted, long otherwise) {
        return value(wanted) instanceof ConfigValue.Int number ? number.value() : otherwise;
    }

    /** The members of the array of this name; a single value counts as an array of one, an absent one is empty. */
    public List<ConfigValue> array(String wanted) {
        ConfigValue value = value(wanted);
        if (value == null) {
            return List.of();
        }
        return value instanceof ConfigValue.Array array ? array.members() : List.of(value);
    }

    /** The strings in the array of this name. */
    public List<String> texts(String wanted) {
        List<String> found = new ArrayList<>();
        for (ConfigValue member : array(wanted)) {
            if (member instanceof ConfigValue.Text text) {
                found.add(text.value());
            }
        }
        return List.copyOf(found);
    }

    // by hand: what the compiler would make is linked at run time, which takes longer than all of a short command
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Section section && name.equals(section.name) && children.equals(section.children);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + children.hashCode();
    }
}
