package io.vtool.multipath.config;

import io.vtool.multipath.regex.ExtendedRegex;
import io.vtool.scsi.table.FactTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The built-in hardware table, searched where it stands. */
final class BuiltInDevices {
    private static final FactTable TABLE = FactTable.load(BuiltInDevices.class, "hardware");
    private static final List<String> COLUMNS = TABLE.columns();
    private static final int NUMBER = 0;
    static final int VENDOR = 1;
    static final int PRODUCT = 2;
    static final int PRODUCT_BLACKLIST = 3;

    /** No row. */
    static final int NONE = FactTable.NONE;

    private BuiltInDevices() {}

    static int first() {
        return TABLE.first();
    }

    static int next(int row) {
        return TABLE.next(row);
    }

    static String text(int row, int column) {
        return TABLE.text(row, column);
    }

    static int number(int row) {
        return Integer.parseInt(TABLE.text(row, NUMBER));
    }

    static boolean matches(int row, String vendor, String product) {
        return ExtendedRegex.matches(text(row, VENDOR), vendor) && ExtendedRegex.matches(text(row, PRODUCT), product);
    }

    static @Nullable Setting get(int row, String keyword) {
        int column = COLUMNS.indexOf(keyword);
        if (column <= NUMBER) {
            return null;
        }
        String value = TABLE.text(row, column);
        return value.isEmpty() ? null : new Setting(keyword, value, Origin.builtIn(number(row)));
    }

    /** All that an entry sets. */
    static Settings settings(int row) {
        Settings settings = new Settings();
        List<String> cells = TABLE.cells(row);
        Origin origin = Origin.builtIn(number(row));
        for (int i = NUMBER + 1; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                settings.put(new Setting(COLUMNS.get(i), cells.get(i), origin));
            }
        }
        return settings;
    }

    /** The entry with exactly these expressions, {@link #NONE} when there is none. */
    static int find(String vendor, String product) {
        for (int row = first(); row != NONE; row = next(row)) {
            if (text(row, VENDOR).equals(vendor) && text(row, PRODUCT).equals(product)) {
                return row;
            }
        }
        return NONE;
    }
}
