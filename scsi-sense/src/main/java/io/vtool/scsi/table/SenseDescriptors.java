package io.vtool.scsi.table;

import org.jspecify.annotations.Nullable;

/** The kinds of sense data descriptors. */
public final class SenseDescriptors {
    private static final FactTable TABLE = FactTable.load("sense-descriptors");

    private SenseDescriptors() {}

    /** The kind that descriptor type belongs to, null outside 0 to 255. */
    public static @Nullable SenseDescriptor find(int type) {
        for (int row = TABLE.first(); row != FactTable.NONE; row = TABLE.next(row)) {
            int low = TABLE.number(row, 0);
            int high = TABLE.number(row, 1);
            if (type >= low && type <= high) {
                Integer length = TABLE.text(row, 3).startsWith("0x") ? (Integer) TABLE.number(row, 3) : null;
                return new SenseDescriptor(low, high, TABLE.text(row, 2), length, TABLE.text(row, 4));
            }
        }
        return null;
    }
}
