package io.vtool.lvm.listing;

import io.vtool.lvm.report.ReportType;
import io.vtool.lvm.report.ReportTypes;

/** What rows have to be about for given fields. */
final class RowTypes {
    private RowTypes() {}

    static ReportType of(ReportTypes types, ReportType asked) {
        boolean volumes = types.hasVolumes() || types.has(ReportType.SEGS);
        boolean pvs = types.has(ReportType.PVS) || types.has(ReportType.PVSEGS);
        boolean labels = types.has(ReportType.LABEL);
        if (types.has(ReportType.PVSEGS) || (pvs || labels) && volumes) {
            return ReportType.PVSEGS;
        }
        if (pvs || labels && types.has(ReportType.VGS)) {
            return ReportType.PVS;
        }
        if (types.has(ReportType.SEGS)) {
            return ReportType.SEGS;
        }
        if (volumes) {
            return ReportType.LVS;
        }
        return labels ? ReportType.LABEL : asked;
    }
}
