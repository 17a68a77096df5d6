package io.vtool.iscsi.admin;

import io.vtool.iscsi.node.Assignment;
import io.vtool.iscsi.node.DatabaseRecord;
import io.vtool.iscsi.node.RecordTable;
import java.util.List;

/** Sets keys of a record as a user asks, in all or in none. */
final class RecordUpdate {
    private final AdminOutput out;
    private final List<String> names;
    private final List<String> values;

    RecordUpdate(AdminOutput out, AdminRequest request) {
        this.out = out;
        this.names = request.all('n');
        this.values = request.all('v');
    }

    /** Sets the keys; false when one cannot be set, and then the record is not to be kept. */
    boolean apply(DatabaseRecord record) {
        for (int i = 0; i < names.size(); i++) {
            if (!apply(record, names.get(i), values.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean apply(DatabaseRecord record, String name, String value) {
        if (!modifiable(record, name)) {
            return false;
        }
        Assignment done = record.assign(name, value);
        for (String word : done.ignored()) {
            out.error("Ignoring unknown value '" + word + "' for '" + name + "'");
        }
        if (done.outcome() == Assignment.Outcome.UNKNOWN_VALUE) {
            out.error("unknown value format '" + value + "' for parameter name '" + name + "'");
            out.error("Unknown parameter " + name + ".");
            return false;
        }
        return true;
    }

    private boolean modifiable(DatabaseRecord record, String name) {
        RecordTable table = record.table();
        for (int i = 0; i < table.size(); i++) {
            if (table.key(i).name().equals(name) && record.shows(i)) {
                if (!table.key(i).modifiable()) {
                    out.error("Cannot modify " + name + ". It is used to look up the record and cannot be changed.");
                }
                return table.key(i).modifiable();
            }
        }
        out.error("Cannot modify " + name + ". Invalid param name.");
        return false;
    }
}
