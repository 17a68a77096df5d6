package io.vtool.lvm.text;

import io.vtool.lvm.FactTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How lvm2 sets one member of a text.
 *
 * @param blank where a blank line goes: before, after or none
 * @param hint which hint a backup file gives: none, a word of {@link Hint}
 * @param perLine for an array set in lines: members on one line; 0 for an array on one line
 */
record Layout(String blank, String hint, int perLine) {
    static final Layout PLAIN = new Layout("none", "none", 0);

    /** A section whose members are set as {@code name=value}. */
    boolean compact() {
        return blank.equals("compact");
    }

    /** The table, found by the kind of the enclosing section and the member's name. */
    static final class Table {
        private final Map<String, Layout> rows = new HashMap<>();

        Table() {
            for (List<String> row : FactTable.rows(Layout.class, "metadata-layout.tsv")) {
                rows.put(
                        row.get(0) + '/' + row.get(1),
                        new Layout(row.get(2), row.get(3), Integer.parseInt(row.get(4))));
            }
        }

        Layout find(String scope, @Nullable String segmentType, String name) {
            Layout found = segmentType == null ? null : rows.get(scope + ':' + segmentType + '/' + name);
            if (found == null) {
                found = rows.get(scope + '/' + name);
            }
            return found == null ? PLAIN : found;
        }
    }
}
