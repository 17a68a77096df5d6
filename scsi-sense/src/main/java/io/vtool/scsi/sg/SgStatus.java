package io.vtool.scsi.sg;

import io.vtool.scsi.table.Status;
import io.vtool.scsi.table.Statuses;

/** SCSI statuses as sg3_utils prints them. */
public final class SgStatus {
    private static final int STATUS_BITS = 0x7e;

    private SgStatus() {}

    /** The text of a status byte, of which the reserved bits 7 and 0 do not count. */
    public static String text(int status) {
        int code = status & STATUS_BITS;
        Status found = Statuses.find(code);
        return found == null ? "Unknown status [0x" + Integer.toHexString(code) + "]" : found.sg3Text();
    }
}
