package io.vtool.scsi.table;

import org.jspecify.annotations.Nullable;

/** The sense keys. */
public final class SenseKeys {
    private static final FactTable TABLE = FactTable.load("sense-keys");

    private SenseKeys() {}

    /** The sense key with that code, null outside 0 to 15. */
    public static @Nullable SenseKey find(int code) {
        int row = TABLE.find(Hex.key(code, 1));
        return row == FactTable.NONE ? null : at(row);
    }

    /** The sense key with that name in any system's wording, e.g. {@code Unit Attention}; null when there is none. */
    public static @Nullable SenseKey byText(String text) {
        for (int row = TABLE.first(); row != FactTable.NONE; row = TABLE.next(row)) {
            if (TABLE.sameWords(row, 1, text) || TABLE.sameWords(row, 2, text)) {
                return at(row);
            }
        }
        return null;
    }

    private static SenseKey at(int row) {
        return new SenseKey(TABLE.number(row, 0), TABLE.text(row, 1), TABLE.text(row, 2), TABLE.text(row, 3));
    }
}
