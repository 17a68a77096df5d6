package io.vtool.multipath.config;

import io.vtool.scsi.table.FactTable;
import org.jspecify.annotations.Nullable;

/** The words that stand for values, by kind of keyword. */
final class Values {
    private static final FactTable TABLE = FactTable.load(Values.class, "values");
    private static final int MEANING = 2;

    private Values() {}

    /** What a word means in listings, null when it is none of that kind. */
    static @Nullable String meaning(String kind, String word) {
        if (word.isEmpty() || word.indexOf('\t') >= 0) {
            return null;
        }
        int row = TABLE.find(kind + "\t" + word + "\t");
        return row == FactTable.NONE ? null : TABLE.text(row, MEANING);
    }
}
