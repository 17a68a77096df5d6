package io.vtool.scsi.table;

import org.jspecify.annotations.Nullable;

/** The NVMe statuses. */
public final class NvmeStatuses {
    private static final FactTable TABLE = FactTable.load("nvme-status");

    private NvmeStatuses() {}

    /**
     * The status with that number.
     *
     * @param combined status code type shifted left by 8, plus status code, without the More and Do Not Retry bits
     * @return null when none is defined
     */
    public static @Nullable NvmeStatus find(int combined) {
        int row = TABLE.find(Hex.key(combined, 4));
        return row == FactTable.NONE ? null : at(row);
    }

    /** The status with that status code type and status code, null when none is defined. */
    public static @Nullable NvmeStatus find(int statusCodeType, int statusCode) {
        return statusCode > 0xff ? null : find(statusCodeType << 8 | statusCode);
    }

    /** The status with that name or libnvme symbol; null when there is none. */
    public static @Nullable NvmeStatus byText(String text) {
        for (int row = TABLE.first(); row != FactTable.NONE; row = TABLE.next(row)) {
            if (TABLE.sameWords(row, 3, text) || TABLE.sameWords(row, 4, text)) {
                return at(row);
            }
        }
        return null;
    }

    private static NvmeStatus at(int row) {
        return new NvmeStatus(
                TABLE.number(row, 0),
                TABLE.number(row, 1),
                TABLE.number(row, 2),
                TABLE.text(row, 3),
                TABLE.text(row, 4));
    }
}
