package io.vtool.lvm.listing;

import io.vtool.lvm.command.Chooser;
import io.vtool.lvm.command.EachGroup;
import io.vtool.lvm.command.GroupAccess;
import io.vtool.lvm.command.LvmCommand;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.command.LvmStatus;
import io.vtool.lvm.command.OrphanPv;
import io.vtool.lvm.report.FieldValues;
import io.vtool.lvm.report.JsonFrame;
import io.vtool.lvm.report.LogObject;
import io.vtool.lvm.report.OutputOptions;
import io.vtool.lvm.report.Report;
import io.vtool.lvm.report.ReportFormat;
import io.vtool.lvm.report.ReportSettings;
import io.vtool.lvm.report.ReportType;
import io.vtool.lvm.report.ReportTypes;
import io.vtool.lvm.report.Units;
import io.vtool.lvm.scan.ScannedDevice;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.PhysicalVolume;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** fullreport: for each group, reports about itself, its PVs, its volumes and the segments of both. */
public final class FullReportCommand implements LvmCommand {
    @Override
    public int run(LvmRun run) {
        run.choose(Chooser.EVERYTHING);
        Units units = ReportEnvironment.units(run);
        if (units == null) {
            return LvmStatus.INVALID;
        }
        ReportDefaults defaults = new ReportDefaults(run.config());
        ReportEnvironment environment = new ReportEnvironment(run, defaults);
        ReportFormat format = environment.format();
        if (format == null) {
            return LvmStatus.FAILED;
        }
        boolean silent = run.line().has("logonly");
        JsonFrame frame = format == ReportFormat.BASIC || silent ? null : new JsonFrame(run.reports());
        Whole whole = new Whole(run, environment.settings(units), environment.output(format), frame);
        int status = LvmStatus.FAILED;
        if (whole.read(defaults)) {
            if (frame != null) {
                frame.openArray("report");
            }
            status = EachGroup.visit(run, whole);
            if (run.line().operands().isEmpty()) {
                status = LvmStatus.worse(status, whole.orphans());
            }
            if (frame != null) {
                frame.close();
            }
        }
        run.log().end(frame, !whole.begun && !silent);
        if (frame != null) {
            frame.end();
        }
        return status;
    }

    /** The reports as they are made for each group. */
    private static final class Whole implements EachGroup.Visitor {
        private final LvmRun run;
        private final ReportSettings settings;
        private final OutputOptions output;
        private final @Nullable JsonFrame frame;
        private boolean begun;
        private final Map<ReportType, ReportArguments> reports = new LinkedHashMap<>();

        Whole(LvmRun run, ReportSettings settings, OutputOptions output, @Nullable JsonFrame frame) {
            this.run = run;
            this.settings = settings;
            this.output = output;
            this.frame = frame;
        }

        boolean read(ReportDefaults defaults) {
            OptionGroups groups = new OptionGroups(run.line());
            return add(ReportType.VGS, "vgs", groups, defaults)
                    && add(ReportType.PVS, "pvs", groups, defaults)
                    && add(ReportType.LVS, "lvs", groups, defaults)
                    && add(ReportType.PVSEGS, "pvsegs", groups, defaults)
                    && add(ReportType.SEGS, "segs", groups, defaults);
        }

        private boolean add(ReportType type, String setting, OptionGroups groups, ReportDefaults defaults) {
            ReportArguments arguments = new ReportArguments(run, type, false, defaults);
            reports.put(type, arguments);
            return arguments.read(groups, setting);
        }

        @Override
        public int group(GroupState group) {
            return reports(group);
        }

        int orphans() {
            LogObject before = run.log().object();
            run.log().about(new LogObject("orphan", "lvm2", "", "", ""));
            GroupAccess.openOrphans(run);
            int status = run.inventory().orphans().isEmpty() ? LvmStatus.DONE : reports(null);
            run.log().outcome(status);
            run.log().about(before);
            return status;
        }

        private int reports(@Nullable GroupState group) {
            if (frame != null) {
                frame.openObject();
            }
            int status = LvmStatus.DONE;
            for (Map.Entry<ReportType, ReportArguments> report : reports.entrySet()) {
                boolean ofPvs = report.getKey() == ReportType.PVS || report.getKey() == ReportType.PVSEGS;
                if (status == LvmStatus.DONE && (group != null || ofPvs)) {
                    status = one(report.getKey(), report.getValue(), group);
                }
            }
            if (frame != null) {
                frame.close();
            }
            return status;
        }

        private int one(ReportType type, ReportArguments arguments, @Nullable GroupState group) {
            Report report =
                    Report.of(arguments.request(output), new FieldValues(settings, run), settings, run.reports());
            if (report == null || !possible(type, report.types(), group)) {
                return LvmStatus.FAILED;
            }
            boolean logged = run.log().isOpen() && frame == null && !run.line().has("logonly");
            if (logged) {
                report.titled(type);
                if (!output.consistent().buffered()) {
                    report.parted(begun);
                }
                begun = true;
            }
            ReportRows rows = new ReportRows(run, report, settings);
            int status = LvmStatus.DONE;
            if (group != null) {
                status = rows.fill(type, group);
            } else {
                rows.of(type);
                for (ScannedDevice device : run.inventory().orphans()) {
                    if (OrphanPv.trouble(device) == null) {
                        rows.logged(null, PhysicalVolume.alone(device));
                    }
                }
            }
            if (frame != null) {
                frame.openArray(type.rowName());
            }
            boolean shown = report.hasRows();
            if (!run.line().has("logonly")) {
                report.finish(frame);
            }
            if (logged && shown && output.buffered()) {
                run.reports().print("");
            }
            if (frame != null) {
                frame.close();
            }
            return status;
        }

        /** Whether the fields leave the report what it is. */
        private boolean possible(ReportType type, ReportTypes types, @Nullable GroupState group) {
            String name = group == null ? "#orphans_lvm2" : group.name();
            boolean volumes = types.hasVolumes() || types.has(ReportType.SEGS);
            boolean pvs = types.has(ReportType.PVS) || types.has(ReportType.PVSEGS) || types.has(ReportType.LABEL);
            if (volumes && pvs && type != ReportType.PVSEGS) {
                run.error("Can't report LV and PV fields at the same time in subreport type \"" + type.rowName()
                        + "\" in VG " + name + ".");
                return false;
            }
            if (RowTypes.of(types, type) != type) {
                run.error("Subreport of type \"" + type.rowName() + "\" for VG " + name
                        + " contains columns which lead to change of report type. "
                        + "Add these columns to proper subreport type.");
                return false;
            }
            return true;
        }
    }
}
