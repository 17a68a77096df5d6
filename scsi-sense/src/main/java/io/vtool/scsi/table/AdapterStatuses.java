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

    /** The name of the reason why a packet of Solaris was completed, null when none is defined. */
    public static @Nullable String solaris(int code) {
        return name(FactTable.load("solaris-reason"), code);
    }

    /** The name of a request's status in CAM of FreeBSD, null when none is defined. */
    public static @Nullable String cam(int code) {
        return name(FactTable.load("cam-status"), code);
    }

    /** The status that CAM of FreeBSD prints in those words, -1 for any others. */
    public static int camStatus(String words) {
        return code(FactTable.load("cam-status"), words);
    }

    /** The reason that Solaris prints as that word, -1 for any other word. */
    public static int solarisReason(String word) {
        return code(FactTable.load("solaris-reason"), word);
    }

    private static int code(FactTable table, String word) {
        for (int row = table.first(); row != FactTable.NONE; row = table.next(row)) {
            if (table.text(row, 2).equalsIgnoreCase(word)) {
                return table.number(row, 0);
            }
        }
        return -1;
    }

    private static @Nullable String name(FactTable table, int code) {
        int row = table.find(Hex.key(code, 2));
        return row == FactTable.NONE ? null : table.text(row, 1);
    }
}
