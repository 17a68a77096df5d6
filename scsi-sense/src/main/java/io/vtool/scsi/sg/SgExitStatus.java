package io.vtool.scsi.sg;

import io.vtool.scsi.table.FactTable;

/** The meaning of an exit status of a program of sg3_utils. */
public final class SgExitStatus {
    private static final FactTable TABLE = FactTable.load("sg-exit-status");
    private static final int SIGNALS = 128;
    private static final int LAST_SIGNAL = 254;

    private SgExitStatus() {}

    /**
     * The text of an exit status.
     *
     * @param status 0 to 255
     * @param detailed whether the longer form is wanted
     */
    public static String text(int status, boolean detailed) {
        String digits = Integer.toString(status);
        int row = TABLE.find("000".substring(digits.length()) + digits + "\t");
        if (row != FactTable.NONE) {
            return TABLE.text(row, detailed ? 2 : 1);
        }
        if (status > SIGNALS && status <= LAST_SIGNAL) {
            String signal = text(SIGNALS, false);
            return signal.substring(0, signal.length() - 1) + (status - SIGNALS);
        }
        return "Unable to decode exit status " + status;
    }
}
