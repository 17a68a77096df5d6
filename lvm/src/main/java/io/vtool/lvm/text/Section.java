package io.vtool.lvm.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code name { ... }}; the whole of a text is a section without a name. Order and unknown members are kept; of members
 * with the same name the first one counts, be it a setting or a section, as it does for lvm2. Never changes.
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

    @Override
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

    /** The member of this name in here, or null. */
    public @Nullable ConfigNode member(String wanted) {
        for (ConfigNode node : nodes) {
            if (node.called(wanted)) {
                return node;
            }
        }
        return null;
    }

    /** How many members have this name. */
    public int count(String wanted) {
        int count = 0;
        for (ConfigNode node : nodes) {
            count += node.called(wanted) ? 1 : 0;
        }
        return count;
    }

    /** Whether two members have the same name. */
    public boolean repeats() {
        for (int i = 1; i < nodes.length; i++) {
            String own = nodes[i].name();
            for (int j = 0; j < i; j++) {
                if (nodes[j].called(own)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public boolean called(String wanted) {
        return name.equals(wanted);
    }

    /** The section of this name in here, or null. */
    public @Nullable Section section(String wanted) {
        return member(wanted) instanceof Section section ? section : null;
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
        return member(wanted) instanceof Setting setting ? setting.value() : null;
    }

    /** The string of this name, or null if it is absent or no string; of an array the first member counts. */
    public @Nullable String text(String wanted) {
        return ConfigValue.first(value(wanted)) instanceof ConfigValue.Text text ? text.value() : null;
    }

    /** The integer of this name, or null if it is absent or no integer; of an array the first member counts. */
    public @Nullable Long number(String wanted) {
        return ConfigValue.first(value(wanted)) instanceof ConfigValue.Int number ? (Long) number.value() : null;
    }

    /** The integer of this name, or the given one if it is absent or no integer; of an array the first member counts. */
    public long number(String wanted, long otherwise) {
        return ConfigValue.first(value(wanted)) instanceof ConfigValue.Int number ? number.value() : otherwise;
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
