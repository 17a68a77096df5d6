package io.vtool.lvm.report;

import java.util.Comparator;
import java.util.List;

/** The order of rows by keys: numbers and sizes as such, all else by its bytes. */
final class RowOrder implements Comparator<Report.Row> {
    private final int[] places;
    private final Column[] keys;

    RowOrder(List<Column> columns, List<Column> keys) {
        this.keys = keys.toArray(new Column[0]);
        this.places = new int[this.keys.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = columns.indexOf(this.keys[i]);
        }
    }

    @Override
    public int compare(Report.Row one, Report.Row other) {
        for (int i = 0; i < keys.length; i++) {
            int order = compare(keys[i].field().kind(), one.cells()[places[i]], other.cells()[places[i]]);
            if (order != 0) {
                return keys[i].descending() ? -order : order;
            }
        }
        return 0;
    }

    private static int compare(FieldKind kind, Cell one, Cell other) {
        return switch (kind) {
            case NUMBER, BINARY, SIZE, TIME -> Long.compareUnsigned(one.number(), other.number());
            // lvm2 compares the bytes of the number as if they were text
            case PERCENT -> Long.compareUnsigned(Long.reverseBytes(one.number()), Long.reverseBytes(other.number()));
            case LIST -> one.text().compareTo(other.text());
            case TEXT -> one.key().compareTo(other.key());
        };
    }
}
