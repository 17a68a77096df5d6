package io.vtool.multipath.config;

import io.vtool.scsi.table.FactTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keywords of all sections. */
final class Keywords {
    /** The sections at the outermost level are keywords of this one. */
    static final String ROOT = "root";

    private static final FactTable TABLE = FactTable.load(Keywords.class, "keywords");
    private static final int NAME = 1;
    private static final int ORDER = 2;
    private static final int KIND = 3;
    private static final int OCCURS = 4;
    private static final int DEFAULT = 5;

    private Keywords() {}

    static @Nullable Keyword find(String section, String name) {
        if (name.indexOf('\t') >= 0) {
            return null;
        }
        int row = TABLE.find(section + "\t" + name + "\t");
        return row == FactTable.NONE ? null : keyword(section, row);
    }

    /** The keywords of a section in the order of listings. */
    static List<Keyword> of(String section) {
        List<Keyword> keywords = new ArrayList<>();
        String key = section + "\t";
        for (int row = TABLE.find(key); row != FactTable.NONE && TABLE.startsWith(row, key); row = TABLE.next(row)) {
            keywords.add(keyword(section, row));
        }
        keywords.sort(BY_ORDER);
        return keywords;
    }

    private static final Comparator<Keyword> BY_ORDER = new Comparator<>() {
        @Override
        public int compare(Keyword one, Keyword other) {
            return Integer.compare(one.order(), other.order());
        }
    };

    private static Keyword keyword(String section, int row) {
        return new Keyword(
                section,
                TABLE.text(row, NAME),
                Integer.parseInt(TABLE.text(row, ORDER)),
                TABLE.text(row, KIND),
                TABLE.text(row, OCCURS).equals("many"),
                TABLE.text(row, DEFAULT));
    }
}
