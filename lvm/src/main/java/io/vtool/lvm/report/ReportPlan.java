package io.vtool.lvm.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what is asked of a report into columns; says what is wrong with it. */
final class ReportPlan {
    private final Fields fields;
    private final Messages messages;
    private final String prefix;
    private final List<Column> columns = new ArrayList<>();
    private final List<Column> keys = new ArrayList<>();
    private ReportTypes types;

    ReportPlan(Fields fields, Messages messages, ReportType type) {
        this.fields = fields;
        this.messages = messages;
        this.prefix = type.prefix();
        this.types = ReportTypes.of(type);
    }

    /** Reads names of fields and keys; whether that worked. All are read for their types before names like all are resolved. */
    boolean read(String names, @Nullable String sort) {
        return readFields(names, true) && readKeys(sort, true) && readFields(names, false) && readKeys(sort, false);
    }

    List<Column> columns() {
        return columns;
    }

    List<Column> keys() {
        return keys;
    }

    ReportTypes types() {
        return types;
    }

    Fields fields() {
        return fields;
    }

    String prefix() {
        return prefix;
    }

    /** Whether one of the fields asks for help. */
    boolean helpWanted() {
        for (Column column : columns) {
            if (column.field().help()) {
                return true;
            }
        }
        return false;
    }

    /** The column of a field, hidden if it has to be made. */
    Column columnFor(Field field) {
        Column known = find(field);
        if (known == null) {
            known = new Column(field, true);
            columns.add(0, known);
            if (field.type() != ReportType.SPECIAL) {
                types = types.with(field.type());
            }
        }
        return known;
    }

    @Nullable
    Column find(Field field) {
        for (Column column : columns) {
            if (column.field().equals(field)) {
                return column;
            }
        }
        return null;
    }

    private boolean readFields(String names, boolean typesOnly) {
        int at = 0;
        while (at < names.length()) {
            while (at < names.length() && names.charAt(at) == ',') {
                at++;
            }
            int comma = names.indexOf(',', at);
            int end = comma < 0 ? names.length() : comma;
            String name = names.substring(at, end);
            if (!readField(name, typesOnly)) {
                help();
                messages.error("Unrecognised field: " + name);
                return false;
            }
            at = end;
        }
        return true;
    }

    private boolean readField(String name, boolean typesOnly) {
        Field field = fields.find(name, prefix);
        if (field != null) {
            if (!typesOnly) {
                columns.add(new Column(field, false));
            } else if (field.type() != ReportType.SPECIAL) {
                types = types.with(field.type());
            }
            return true;
        }
        ReportTypes group = name.isEmpty() ? new ReportTypes(0) : Fields.group(name, types, prefix);
        if (group.bits() == 0) {
            return false;
        }
        if (typesOnly) {
            types = types.with(group);
            return true;
        }
        for (Field one : fields.all()) {
            if (group.has(one.type()) && !one.later()) {
                columns.add(new Column(one, false));
            }
        }
        return true;
    }

    private boolean readKeys(@Nullable String names, boolean typesOnly) {
        int at = 0;
        while (names != null && at < names.length()) {
            while (at < names.length() && names.charAt(at) == ',') {
                at++;
            }
            int comma = names.indexOf(',', at);
            int end = comma < 0 ? names.length() : comma;
            String name = names.substring(at, end);
            if (!readKey(name, typesOnly)) {
                help();
                messages.error("dm_report: Unrecognised field: " + name);
                return false;
            }
            at = end;
        }
        return true;
    }

    private boolean readKey(String written, boolean typesOnly) {
        if (written.isEmpty()) {
            return false;
        }
        char sign = written.charAt(0);
        String name = sign == '+' || sign == '-' ? written.substring(1) : written;
        if (name.isEmpty()) {
            messages.error("dm_report: Missing sort field name");
            return false;
        }
        Field field = fields.find(name, prefix);
        if (field == null) {
            return false;
        }
        if (typesOnly) {
            if (field.type() != ReportType.SPECIAL) {
                types = types.with(field.type());
            }
            return true;
        }
        Column column = columnFor(field);
        if (column.key()) {
            messages.error("dm_report: Ignoring duplicate sort field: " + field.id() + '.');
        } else {
            column.sortBy(sign == '-');
            keys.add(column);
        }
        return true;
    }

    private void help() {
        new FieldHelp(fields, messages).print(true, false);
        messages.remark(" ");
    }
}
