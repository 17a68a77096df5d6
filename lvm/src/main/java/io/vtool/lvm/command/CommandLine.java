package io.vtool.lvm.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A command's words taken apart: options in their order, and operands. */
public final class CommandLine {
    private final List<Given> options = new ArrayList<>();
    private final List<String> operands = new ArrayList<>();

    CommandLine() {}

    void add(LvmOption option, String value) {
        options.add(new Given(option.name(), value));
    }

    void operand(String word) {
        operands.add(word);
    }

    /** Takes an option away that the command only tolerates. */
    void ignore(String name) {
        options.removeIf(given -> given.name().equals(name));
    }

    /** Whether an option was given, by its long name. */
    public boolean has(String name) {
        return count(name) > 0;
    }

    /** How often an option was given. */
    public int count(String name) {
        int count = 0;
        for (Given given : options) {
            if (given.name().equals(name)) {
                count++;
            }
        }
        return count;
    }

    /** The last value given for an option, or null. */
    public @Nullable String value(String name) {
        for (int i = options.size() - 1; i >= 0; i--) {
            if (options.get(i).name().equals(name)) {
                return options.get(i).value();
            }
        }
        return null;
    }

    /** All values given for an option, in order. */
    public List<String> values(String name) {
        List<String> values = new ArrayList<>();
        for (Given given : options) {
            if (given.name().equals(name)) {
                values.add(given.value());
            }
        }
        return values;
    }

    /** Everything given, in order. */
    public List<Given> options() {
        return options;
    }

    /** The words that are no options. */
    public List<String> operands() {
        return operands;
    }

    /** Puts other names in the place of operands. */
    void renameOperands(Map<String, String> names) {
        for (int i = 0; i < operands.size(); i++) {
            operands.set(i, names.getOrDefault(operands.get(i), operands.get(i)));
        }
    }

    /** Puts other names in the place of those of an option whose value is a list. */
    void renameListed(String option, Map<String, String> names) {
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).name().equals(option)) {
                List<String> renamed = new ArrayList<>();
                for (String name : options.get(i).value().split(",", -1)) {
                    renamed.add(names.getOrDefault(name, name));
                }
                options.set(i, new Given(option, String.join(",", renamed)));
            }
        }
    }

    /**
     * An option as given.
     *
     * @param value empty for a flag
     */
    public record Given(String name, String value) {}
}
