package io.vtool.lvm.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code name { ... }}; the whole of a text is a section without a name. Order and unknown members are kept; of members
 * with the same name the last one counts. Never changes.
 */
public final class Section implements ConfigNode {
    private final String name;
    private final ConfigNode[] nodes;

    /** A section with a copy of the children. */
    public Section(String name, List<? extends ConfigNode> children) {
        this(name, children.toArray(new ConfigNode[0]));
    }

    /** A section of nodes that nobody else has. */
    Section(String name, ConfigNode[] nodes) {
        this.name = name;
        this.nodes = nodes;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Everything in here, in order. */
    public List<ConfigNode> children() {
        return Collections.unmodifiableList(Arrays.asList(nodes));
    }

    /** How many children there are. */
    public int size() {
        return nodes.length;
    }

    /** A child by its place. */
    public ConfigNode node(int index) {
        return nodes[index];
    }

    /** The section of this name in here, or null. */
    public @Nullable Section section(String wanted) {
        for (int i = nodes.length - 1; i >= 0; i--) {
            if (nodes[i] instanceof Section section && section.name.equals(wanted)) {
                return section;
            }
        }
        return null;
    }

    /** The sections in here, in order. */
    public List<Section> sections() {
        List<Section> found = new ArrayList<>(nodes.length);
        for (ConfigNode node : nodes) {
            if (node instanceof Section section) {
                found.add(section);
            }
        }
        return found;
    }

    /** The value of this name, or null if it is absent. */
    public @Nullable ConfigValue value(String wanted) {
        for (int i = nodes.length - 1; i >= 0; i--) {
            if (nodes[i] instanceof Setting setting && setting.name().equals(wanted)) {
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
        return texts(value(wanted));
    }

    /** The strings in an array; a single one counts as an array of one, an absent one is empty. */
    public static List<String> texts(@Nullable ConfigValue value) {
        if (value instanceof ConfigValue.Array array) {
            return array.texts();
        }
        return value instanceof ConfigValue.Text text ? List.of(text.value()) : List.of();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Section section && name.equals(section.name) && Arrays.equals(nodes, section.nodes);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(nodes);
    }

    @Override
    public String toString() {
        return name + ' ' + Arrays.toString(nodes);
    }
}
