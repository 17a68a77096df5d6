package io.vtool.scsi.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** All tables, to be listed and searched as a whole. */
public final class Tables {
    private static final FactTable TABLE = FactTable.load("tables");

    private Tables() {}

    /**
     * A table there is.
     *
     * @param name its name, for {@link #open}
     * @param title what it holds
     */
    public record Entry(String name, String title) {}

    /**
     * A row that was searched for.
     *
     * @param table the table it is in
     * @param columns names of the columns
     * @param cells the row, a text for each column
     */
    public record Match(String table, List<String> columns, List<String> cells) {}

    /** The tables, by name. */
    public static List<Entry> list() {
        List<Entry> entries = new ArrayList<>();
        for (int row = TABLE.first(); row != FactTable.NONE; row = TABLE.next(row)) {
            entries.add(new Entry(TABLE.text(row, 0), TABLE.text(row, 1)));
        }
        return entries;
    }

    /** The table with that name, null when there is none. */
    public static @Nullable FactTable open(String name) {
        return TABLE.find(name + "\t") == FactTable.NONE ? null : FactTable.load(name);
    }

    /** Every row of every table in whose cells all these words occur, in either case; none for no words. */
    public static List<Match> search(List<String> words) {
        List<Match> matches = new ArrayList<>();
        if (words.isEmpty()) {
            return matches;
        }
        for (Entry entry : list()) {
            FactTable table = FactTable.load(entry.name());
            for (int row = table.first(); row != FactTable.NONE; row = table.next(row)) {
                List<String> cells = table.cells(row);
                if (holdsAll(cells, words)) {
                    matches.add(new Match(entry.name(), table.columns(), cells));
                }
            }
        }
        return matches;
    }

    private static boolean holdsAll(List<String> cells, List<String> words) {
        String text = String.join("\t", cells).toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (!text.contains(word.toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return true;
    }
}
