package io.vtool.iscsi.admin;

import io.vtool.iscsi.node.DatabaseRecord;
import io.vtool.iscsi.node.RecordKey;
import io.vtool.iscsi.node.RecordTable;

/**
 * A record with all its keys.
 *
 * @param record the record
 * @param secrets whether passwords are shown
 */
public record RecordView(DatabaseRecord record, boolean secrets) implements AdminView {
    private static final String MASK = "********";
    private static final String EMPTY = "<empty>";

    @Override
    public void print(StringBuilder out) {
        out.append("# BEGIN RECORD 2.1.8\n");
        RecordTable keys = record.table();
        for (int i = 0; i < keys.size(); i++) {
            if (!record.shows(i)) {
                continue;
            }
            String value = value(i);
            out.append(keys.key(i).name())
                    .append(" = ")
                    .append(value.isEmpty() ? EMPTY : value)
                    .append('\n');
        }
        out.append("# END RECORD\n");
    }

    /**
     * A value as it may be shown, empty when unset.
     *
     * @param index place of the key in the record's table
     */
    public String value(int index) {
        String value = record.value(index);
        boolean hidden = record.table().key(index).type() == RecordKey.Type.SECRET && !secrets && !value.isEmpty();
        return hidden ? MASK : value;
    }
}
