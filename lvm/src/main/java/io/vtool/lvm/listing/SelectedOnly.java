package io.vtool.lvm.listing;

import io.vtool.lvm.command.Chooser;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.report.FieldValues;
import io.vtool.lvm.report.Report;
import io.vtool.lvm.report.ReportSettings;
import io.vtool.lvm.report.ReportType;
import io.vtool.lvm.report.ReportTypes;
import io.vtool.lvm.report.Units;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.PhysicalVolume;
import io.vtool.lvm.view.Volume;
import org.jspecify.annotations.Nullable;

/** Chooses what {@code --select} selects: what at least one row would be reported of. */
public final class SelectedOnly implements Chooser {
    private final LvmRun run;
    private @Nullable Report report;
    private @Nullable ReportRows rows;

    /** The chooser of a run with that option. */
    public SelectedOnly(LvmRun run) {
        this.run = run;
    }

    @Override
    public boolean ready(Kind kind) {
        ReportSettings settings =
                new ReportEnvironment(run, new ReportDefaults(run.config())).settings(new Units('r', 1, true));
        ReportType type = switch (kind) {
            case GROUPS -> ReportType.VGS;
            case VOLUMES -> ReportType.LVS;
            case PVS -> ReportType.PVS;
        };
        String selection = run.line().value("select");
        Report made = Report.forSelection(type, selection, new FieldValues(settings, run), settings, run);
        report = made;
        rows = made == null ? null : new ReportRows(run, made, settings);
        return made != null;
    }

    @Override
    public boolean group(GroupState group) {
        ReportType type = type(ReportType.VGS, "VG " + group.name());
        if (type == null || rows == null) {
            return false;
        }
        rows.fill(type, group);
        return found();
    }

    @Override
    public boolean volume(Volume volume) {
        ReportType type = type(ReportType.LVS, "LV " + volume.name());
        if (type == null || rows == null) {
            return false;
        }
        rows.of(type).one(volume);
        return found();
    }

    @Override
    public boolean pv(@Nullable GroupState group, PhysicalVolume pv) {
        ReportType type = type(ReportType.PVS, "PV " + pv.name());
        if (type == null || rows == null) {
            return false;
        }
        rows.of(type).pv(group, pv);
        return found();
    }

    private boolean found() {
        return report != null && report.takeRows();
    }

    /** What rows have to be about; null, after saying so, if nothing will do. */
    private @Nullable ReportType type(ReportType asked, String thing) {
        ReportTypes types = report == null ? ReportTypes.of(asked) : report.types();
        boolean volumes = types.hasVolumes() || types.has(ReportType.SEGS);
        boolean pvs = types.has(ReportType.PVS) || types.has(ReportType.PVSEGS) || types.has(ReportType.LABEL);
        if (volumes && pvs && asked != ReportType.PVS) {
            run.error("Can't report LV and PV fields at the same time in report type \"(null)\".");
            run.error("Selection failed for " + thing + '.');
            return null;
        }
        return RowTypes.of(types, asked);
    }
}
