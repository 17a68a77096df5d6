package io.vtool.lvm.report;

import java.util.ArrayList;
import java.util.List;

/** What is shown about the grammar of selections. */
final class SelectionHelp {
    private static final int OPERATOR_WIDTH = 6;
    private static final int CONNECTIVE_WIDTH = 4;

    private SelectionHelp() {}

    /**
     * Prints it.
     *
     * @param names whether values have names
     */
    static void print(Messages messages, boolean names) {
        messages.remark("Selection operands");
        messages.remark("------------------");
        messages.remark("  field               - Reporting field.");
        messages.remark("  number              - Non-negative integer value.");
        messages.remark(
                "  size                - Floating point value with units, 'm' unit used by default if not specified.");
        messages.remark("  percent             - Non-negative integer with or without % suffix.");
        messages.remark("  string              - Characters quoted by ' or \" or unquoted.");
        messages.remark("  string list         - Strings enclosed by [ ] or { } and elements delimited by either");
        messages.remark(
                "                        \"all items must match\" or \"at least one item must match\" operator.");
        messages.remark("  regular expression  - Characters quoted by ' or \" or unquoted.");
        messages.remark(" ");
        if (names) {
            reserved(messages);
        }
        messages.remark("Selection operators");
        messages.remark("-------------------");
        messages.remark("  Comparison operators:");
        for (Operator operator : Operator.values()) {
            messages.remark("    " + right(operator.sign(), OPERATOR_WIDTH) + "  - " + operator.meaning());
        }
        messages.remark(" ");
        messages.remark("  Logical and grouping operators:");
        for (Connective connective : Connective.values()) {
            messages.remark("    " + right(connective.sign(), CONNECTIVE_WIDTH) + "  - " + connective.meaning());
        }
        messages.remark(" ");
    }

    /** The list ends where lvm2's own does: at the first value that belongs to one field and is no mere name. */
    private static void reserved(Messages messages) {
        List<String> names = new ArrayList<>();
        int width = 0;
        for (ReservedValue value : ReservedValue.all()) {
            if (value.strict() && !value.field().equals("*")) {
                break;
            }
            String joined = String.join(", ", value.names());
            names.add(joined);
            width = Math.max(width, joined.length() + 2);
        }
        messages.remark("Reserved values");
        messages.remark("---------------");
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            messages.remark("  " + name + " ".repeat(width - name.length()) + " - "
                    + (i == 0 ? "Reserved value for undefined numeric value. [number]" : " [unknown]"));
        }
        messages.remark(" ");
    }

    private static String right(String text, int width) {
        return " ".repeat(width - text.length()) + text;
    }
}
