package io.vtool.scsi.table;

import org.jspecify.annotations.Nullable;

/** The values of the Linux host byte, bits 16 to 23 of a result. */
public final class LinuxHostBytes {
    private static final FactTable TABLE = FactTable.load("linux-hostbyte");

    private LinuxHostBytes() {}

    /** The value with that code, null when none is defined. */
    public static @Nullable LinuxHostByte find(int code) {
        int row = TABLE.find(Hex.key(code, 2));
        return row == FactTable.NONE ? null : at(row);
    }

    /** The value with that name, e.g. {@code DID_OK}; null when there is none. */
    public static @Nullable LinuxHostByte byName(String name) {
        for (int row = TABLE.first(); row != FactTable.NONE; row = TABLE.next(row)) {
            if (TABLE.sameWords(row, 1, name)) {
                return at(row);
            }
        }
        return null;
    }

    private static LinuxHostByte at(int row) {
        return new LinuxHostByte(TABLE.number(row, 0), TABLE.text(row, 1), TABLE.text(row, 2));
    }
}
