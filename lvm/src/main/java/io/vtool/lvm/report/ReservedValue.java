package io.vtool.lvm.report;

import io.vtool.lvm.FactTable;
import java.util.ArrayList;
import java.util.List;

/**
 * A name that stands for a value in selections.
 *
 * @param field the field it belongs to; * for every number
 * @param names the ways to write it
 * @param value what it stands for
 * @param strict whether greater and less never match the value
 */
record ReservedValue(String field, List<String> names, String value, boolean strict) {
    static List<ReservedValue> all() {
        List<ReservedValue> all = new ArrayList<>();
        for (List<String> row : FactTable.rows(ReservedValue.class, "reserved-values.tsv")) {
            all.add(new ReservedValue(
                    row.get(0),
                    List.of(row.get(1).split(",", -1)),
                    row.get(2),
                    row.get(3).equals("strict")));
        }
        return all;
    }

    /** Whether it can stand in comparisons with a field. */
    boolean fits(Field other) {
        return field.equals("*") ? other.kind().number() : field.equals(other.id());
    }

    /** The value as numbers of the field's kind are compared. */
    long number(Field other) {
        if (value.equals("auto")) {
            return Double.doubleToRawLongBits(Double.MAX_VALUE);
        }
        return other.kind().number() ? Long.parseLong(value) : 0;
    }
}
