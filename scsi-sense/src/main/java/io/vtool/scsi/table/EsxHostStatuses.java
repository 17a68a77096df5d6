package io.vtool.scsi.table;

import org.jspecify.annotations.Nullable;

/** The host statuses of ESX. */
public final class EsxHostStatuses {
    private static final FactTable TABLE = FactTable.load("esx-host-status");

    private EsxHostStatuses() {}

    /** The host status with that {@code H:} value, null when none is known. */
    public static @Nullable EsxHostStatus find(int code) {
        int row = TABLE.find(Hex.key(code, 1));
        if (row == FactTable.NONE) {
            return null;
        }
        return new EsxHostStatus(
                code,
                TABLE.text(row, 2),
                TABLE.text(row, 3),
                TABLE.text(row, 4),
                TABLE.text(row, 5),
                TABLE.text(row, 6),
                TABLE.text(row, 7));
    }
}
