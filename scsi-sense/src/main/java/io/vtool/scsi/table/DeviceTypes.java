package io.vtool.scsi.table;

import org.jspecify.annotations.Nullable;

/** The peripheral device types. */
public final class DeviceTypes {
    /** Direct access block device, e.g. a disk (SBC). */
    public static final int BLOCK = 0x00;

    private static final FactTable TABLE = FactTable.load("device-types");

    private DeviceTypes() {}

    /** The device type with that code, null when none is defined. */
    public static @Nullable DeviceType find(int code) {
        int row = TABLE.find(Hex.key(code, 2));
        return row == FactTable.NONE ? null : new DeviceType(code, TABLE.text(row, 1), TABLE.text(row, 2));
    }
}
