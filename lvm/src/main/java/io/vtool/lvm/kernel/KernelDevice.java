package io.vtool.lvm.kernel;

import java.util.List;

/**
 * One device-mapper device.
 *
 * @param name the mapper's name, for example vg-lv
 * @param uuid the mapper's UUID, for example LVM- and the identifiers of group and volume
 * @param open how often it is opened
 * @param readAhead in sectors
 * @param table the lines of its live table, without the name
 * @param status the lines of its status, without the name
 */
public record KernelDevice(
        String name,
        String uuid,
        int major,
        int minor,
        int open,
        long readAhead,
        boolean readOnly,
        boolean suspended,
        boolean liveTable,
        boolean inactiveTable,
        List<String> table,
        List<String> status) {
    /** Keeps copies of the lists. */
    public KernelDevice {
        table = List.copyOf(table);
        status = List.copyOf(status);
    }

    /** The same device where lvm2 does not ask for the read-ahead. */
    KernelDevice withoutReadAhead() {
        return new KernelDevice(
                name, uuid, major, minor, open, 0, readOnly, suspended, liveTable, inactiveTable, table, status);
    }
}
