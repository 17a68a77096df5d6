package io.vtool.scsi.table;

import org.jspecify.annotations.Nullable;

/** The SCSI statuses: the device status ({@code D:}) of ESX, the low byte of a Linux result. */
public final class Statuses {
    private static final FactTable TABLE = FactTable.load("status");

    private Statuses() {}

    /** The status with that code, null when none is defined. */
    public static @Nullable Status find(int code) {
        int row = TABLE.find(Hex.key(code, 2));
        return row == FactTable.NONE ? null : at(row);
    }

    /** The status with that name: the standard's, that of sg3_utils or that of ESX; null when there is none. */
    public static @Nullable Status byText(String text) {
        for (int row = TABLE.first(); row != FactTable.NONE; row = TABLE.next(row)) {
            if (TABLE.sameWords(row, 2, text) || TABLE.sameWords(row, 3, text) || TABLE.sameWords(row, 5, text)) {
                return at(row);
            }
        }
        return null;
    }

    private static Status at(int row) {
        return new Status(
                TABLE.number(row, 0),
                TABLE.text(row, 2),
                TABLE.text(row, 3),
                TABLE.text(row, 4),
                TABLE.optional(row, 5),
                TABLE.text(row, 6));
    }
}
