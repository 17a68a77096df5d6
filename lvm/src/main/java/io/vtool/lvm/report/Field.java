package io.vtool.lvm.report;

import org.jspecify.annotations.Nullable;

/**
 * A field of reports.
 *
 * @param id its name
 * @param width the least width of its column
 * @param meaning what it says, for help texts
 * @param later whether it came after the release whose lists are shown
 */
public record Field(
        String id, ReportType type, String heading, FieldKind kind, int width, String meaning, boolean later) {
    /** Shows whether a row is selected. */
    static final Field SELECTED = special("selected", "Selected", "Set if item passes selection criteria.");

    /** Asks for help. */
    static final Field HELP = special("help", "Help", "Show help.");

    /** Asks for help as well. */
    static final Field QUESTION = special("?", "Help", "Show help.");

    private static final int SPECIAL_WIDTH = 8;

    private static Field special(String id, String heading, String meaning) {
        return new Field(id, ReportType.SPECIAL, heading, FieldKind.NUMBER, SPECIAL_WIDTH, meaning, false);
    }

    /** Fields are told apart by their names among those of a type. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Field field && type == field.type && id.equals(field.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Whether it asks for help. */
    boolean help() {
        return equals(HELP) || equals(QUESTION);
    }
}
