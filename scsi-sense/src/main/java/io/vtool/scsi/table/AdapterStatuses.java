package io.vtool.scsi.table;

import org.jspecify.annotations.Nullable;

/** Names of what an HBA driver reports of a request that the device itself need not have given a status for. */
public final class AdapterStatuses {
    private AdapterStatuses() {}

    /** The name of a Windows request (SRB) status without its flag bits, null when none is defined. */
    public static @Nullable String windows(int code) {
        return name(FactTable.load("windows-srb-status"), code);
    }

    /** The name of an AIX adapter status, null when none is defined. */
    public static @Nullable String aix(int code) {
        return name(FactTable.load("aix-adapter-status"), code);
    }

    /** The name of a completion status of the Emulex driver of Linux, null when none is defined. */
    public static @Nullable String lpfc(int code) {
        return name(FactTable.load("lpfc-status"), code);
    }

    private static @Nullable String name(FactTable table, int code) {
        int row = table.find(Hex.key(code, 2));
        return row == FactTable.NONE ? null : table.text(row, 1);
    }
}
