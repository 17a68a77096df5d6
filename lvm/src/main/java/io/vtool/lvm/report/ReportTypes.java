package io.vtool.lvm.report;

/**
 * A set of report types.
 *
 * @param bits one for each
 */
public record ReportTypes(int bits) {
    /** The set of one type. */
    public static ReportTypes of(ReportType type) {
        return new ReportTypes(type.bit());
    }

    /** The set with one more. */
    ReportTypes with(ReportType type) {
        return new ReportTypes(bits | type.bit());
    }

    /** Both sets together. */
    ReportTypes with(ReportTypes other) {
        return new ReportTypes(bits | other.bits);
    }

    /** Whether the type is in the set. */
    public boolean has(ReportType type) {
        return (bits & type.bit()) != 0;
    }

    /** Whether one of the types of volumes is. */
    public boolean hasVolumes() {
        return has(ReportType.LVS)
                || has(ReportType.LVSINFO)
                || has(ReportType.LVSSTATUS)
                || has(ReportType.LVSINFOSTATUS);
    }

    /** Whether the kernel has to be asked about devices. */
    public boolean needsInfo() {
        return has(ReportType.LVSINFO) || has(ReportType.LVSINFOSTATUS);
    }

    /** Whether the kernel has to be asked about the status of targets. */
    public boolean needsStatus() {
        return has(ReportType.LVSSTATUS) || has(ReportType.LVSINFOSTATUS);
    }
}
