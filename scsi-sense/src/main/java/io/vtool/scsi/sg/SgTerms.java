package io.vtool.scsi.sg;

import io.vtool.scsi.table.FactTable;
import org.jspecify.annotations.Nullable;

/** Words for values of small fields. */
final class SgTerms {
    private static final FactTable TABLE = FactTable.load("sg-terms");

    private SgTerms() {}

    static @Nullable String find(String kind, int code) {
        int row = TABLE.find(kind + "\t0x" + Integer.toHexString(code) + "\t");
        return row == FactTable.NONE ? null : TABLE.text(row, 2);
    }

    static String orReserved(String kind, int code) {
        String term = find(kind, code);
        return term == null ? "Reserved [0x" + Integer.toHexString(code) + "]" : term;
    }
}
