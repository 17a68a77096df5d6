package io.vtool.lvm.report;

/** The lists of fields that are shown when help is asked for or a field is unknown. */
final class FieldHelp {
    private static final int ALL_LENGTH = 3;
    private static final String ALL_MEANING = "All fields in this section.";

    private final Fields fields;
    private final Messages messages;

    FieldHelp(Fields fields, Messages messages) {
        this.fields = fields;
        this.messages = messages;
    }

    /**
     * Prints all fields.
     *
     * @param groups whether names such as lv_all are listed
     * @param kinds whether the kinds of fields are
     */
    void print(boolean groups, boolean kinds) {
        int width = 0;
        for (Field field : fields.all()) {
            if (!field.later()) {
                width = Math.max(width, field.id().length());
            }
        }
        ReportType last = null;
        for (Field field : fields.all()) {
            if (!field.later()) {
                section(field, last, width, groups);
                line(field, width, kinds);
                last = field.type();
            }
        }
        messages.remark(" ");
        last = null;
        for (Field field : Fields.special()) {
            section(field, last, width, false);
            line(field, width, kinds);
            last = field.type();
        }
    }

    private void section(Field field, @org.jspecify.annotations.Nullable ReportType last, int width, boolean groups) {
        ReportType type = field.type();
        if (type == last) {
            return;
        }
        if (last != null) {
            messages.remark(" ");
        }
        String title = type.description() + " Fields";
        messages.remark(title);
        messages.remark("-".repeat(title.length()));
        if (groups) {
            messages.remark("  " + type.prefix() + "all"
                    + " ".repeat(width - ALL_LENGTH - type.prefix().length()) + " - " + ALL_MEANING);
        }
    }

    private void line(Field field, int width, boolean kinds) {
        StringBuilder line = new StringBuilder("  ");
        line.append(field.id());
        for (int i = field.id().length(); i < width; i++) {
            line.append(' ');
        }
        line.append(" - ").append(field.meaning());
        if (kinds) {
            line.append(" [")
                    .append(field.help() ? "unselectable " : "")
                    .append(field.kind().word())
                    .append(']');
        }
        messages.remark(line.toString());
    }
}
