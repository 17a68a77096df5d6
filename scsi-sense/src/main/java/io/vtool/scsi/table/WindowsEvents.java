package io.vtool.scsi.table;

import org.jspecify.annotations.Nullable;

/** The events that the disk and storage port drivers of Windows log about a device. */
public final class WindowsEvents {
    private static final FactTable TABLE = FactTable.load("windows-events");

    private WindowsEvents() {}

    /** The symbol of the event with that number, null for an event of other drivers. */
    public static @Nullable String symbol(int id) {
        int row = TABLE.find(Hex.key(id, 2));
        return row == FactTable.NONE ? null : TABLE.text(row, 1);
    }
}
