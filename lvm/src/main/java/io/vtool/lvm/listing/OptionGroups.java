package io.vtool.lvm.listing;

import io.vtool.lvm.command.CommandLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options that may be given again for each of several reports. An option that was given before, and {@code
 * --configreport}, begin a new group.
 */
final class OptionGroups {
    private static final String REPORT = "configreport";

    private final List<Map<String, String>> groups = new ArrayList<>();

    OptionGroups(CommandLine line) {
        Map<String, String> current = null;
        for (CommandLine.Given given : line.options()) {
            String name = given.name();
            if (!name.equals(REPORT) && !name.equals("options") && !name.equals("select") && !name.equals("sort")) {
                continue;
            }
            boolean behindOthers = name.equals(REPORT) && current != null && !current.containsKey(REPORT);
            if (current == null || current.containsKey(name) || behindOthers) {
                current = new HashMap<>();
                groups.add(current);
            }
            current.put(name, given.value());
        }
    }

    /**
     * A value and the report it is for.
     *
     * @param report the name given with {@code --configreport}, or null for the command's own
     */
    record Value(@Nullable String report, String text) {}

    /** The values of an option in their order. */
    List<Value> values(String option) {
        List<Value> values = new ArrayList<>();
        String report = null;
        for (Map<String, String> group : groups) {
            String value = group.get(option);
            if (value != null) {
                report = group.getOrDefault(REPORT, report);
                values.add(new Value(report, value));
            }
        }
        return values;
    }
}
