package io.vtool.multipath.config;

import io.vtool.scsi.table.FactTable;
import org.jspecify.annotations.Nullable;

/** Keywords that old releases knew. */
final class FormerKeywords {
    private static final FactTable TABLE = FactTable.load(FormerKeywords.class, "former");
    private static final int NOW = 1;

    private FormerKeywords() {}

    /** The keyword that took the place of a former one; empty when none did, null when it is no former one. */
    static @Nullable String now(String keyword) {
        int row = keyword.indexOf('\t') >= 0 ? FactTable.NONE : TABLE.find(keyword + "\t");
        return row == FactTable.NONE ? null : TABLE.text(row, NOW);
    }
}
