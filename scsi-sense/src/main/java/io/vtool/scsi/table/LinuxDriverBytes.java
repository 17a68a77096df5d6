package io.vtool.scsi.table;

import org.jspecify.annotations.Nullable;

/** The values of the Linux driver byte, bits 24 to 31 of a result. */
public final class LinuxDriverBytes {
    private static final FactTable TABLE = FactTable.load("linux-driverbyte");

    private LinuxDriverBytes() {}

    /** The value with that code, null when none is defined. */
    public static @Nullable LinuxDriverByte find(int code) {
        int row = TABLE.find(Hex.key(code, 2));
        return row == FactTable.NONE ? null : at(row);
    }

    /** The value with that name, e.g. {@code DRIVER_SENSE}; null when there is none. */
    public static @Nullable LinuxDriverByte byName(String name) {
        for (int row = TABLE.first(); row != FactTable.NONE; row = TABLE.next(row)) {
            if (TABLE.sameWords(row, 1, name)) {
                return at(row);
            }
        }
        return null;
    }

    private static LinuxDriverByte at(int row) {
        return new LinuxDriverByte(TABLE.number(row, 0), TABLE.text(row, 1), TABLE.text(row, 2));
    }
}
