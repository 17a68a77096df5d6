package io.vtool.scsi.table;

import org.jspecify.annotations.Nullable;

/** The action words of ESX. */
public final class EsxActs {
    private static final FactTable TABLE = FactTable.load("esx-act");

    private EsxActs() {}

    /** The action with that word, null when none is known. */
    public static @Nullable EsxAct find(String word) {
        int row = TABLE.find(word + "\t");
        return row == FactTable.NONE ? null : new EsxAct(word, TABLE.text(row, 1));
    }
}
