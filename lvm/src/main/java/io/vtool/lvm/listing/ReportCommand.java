package io.vtool.lvm.listing;

import io.vtool.lvm.command.Chooser;
import io.vtool.lvm.command.LvmCommand;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.command.LvmStatus;
import io.vtool.lvm.report.FieldValues;
import io.vtool.lvm.report.JsonFrame;
import io.vtool.lvm.report.Report;
import io.vtool.lvm.report.ReportFormat;
import io.vtool.lvm.report.ReportSettings;
import io.vtool.lvm.report.ReportType;
import io.vtool.lvm.report.ReportTypes;
import io.vtool.lvm.report.Units;
import org.jspecify.annotations.Nullable;

/** pvs, vgs and lvs: one report. */
public final class ReportCommand implements LvmCommand {
    private final ReportType plain;
    private final ReportType segments;

    private ReportCommand(ReportType plain, ReportType segments) {
        this.plain = plain;
        this.segments = segments;
    }

    /** The command that lists PVs. */
    public static ReportCommand pvs() {
        return new ReportCommand(ReportType.LABEL, ReportType.PVSEGS);
    }

    /** The command that lists groups. */
    public static ReportCommand vgs() {
        return new ReportCommand(ReportType.VGS, ReportType.VGS);
    }

    /** The command that lists volumes. */
    public static ReportCommand lvs() {
        return new ReportCommand(ReportType.LVS, ReportType.SEGS);
    }

    /** The command that lists kinds of block devices. */
    public static ReportCommand devtypes() {
        return new ReportCommand(ReportType.DEVTYPES, ReportType.DEVTYPES);
    }

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
        int status = report(run, environment, defaults, environment.settings(units), format, frame);
        run.log().end(frame, !silent);
        if (frame != null) {
            frame.end();
        }
        return status;
    }

    private int report(
            LvmRun run,
            ReportEnvironment environment,
            ReportDefaults defaults,
            ReportSettings settings,
            ReportFormat format,
            @Nullable JsonFrame frame) {
        ReportType type = type(run);
        ReportArguments arguments = new ReportArguments(run, type, true, defaults);
        if (!arguments.read(new OptionGroups(run.line()), setting(type))) {
            return LvmStatus.FAILED;
        }
        if (frame != null) {
            frame.openArray("report");
        }
        int status = LvmStatus.FAILED;
        Report report = Report.of(
                arguments.request(environment.output(format)), new FieldValues(settings, run), settings, run.reports());
        boolean ofPvs = type == ReportType.LABEL || type == ReportType.PVS || type == ReportType.PVSEGS;
        ReportType rows = report == null ? null : rowType(run, report.types(), type, ofPvs);
        if (report != null && rows != null) {
            if (run.log().isOpen() && !run.line().has("logonly")) {
                report.titled(type);
            }
            status = new ReportRows(run, report, settings).fill(rows, ofPvs);
            if (frame != null) {
                frame.openArray(type.rowName());
            }
            if (!run.line().has("logonly")) {
                report.finish(frame);
            }
            if (frame != null) {
                frame.close();
            }
        }
        if (frame != null) {
            frame.close();
        }
        return status;
    }

    /** Tags belong to groups, so that labels are not enough if one is given. */
    private ReportType type(LvmRun run) {
        if (run.line().has("segments")) {
            return segments;
        }
        if (plain == ReportType.LABEL) {
            for (String word : run.line().operands()) {
                if (word.startsWith("@")) {
                    return ReportType.PVS;
                }
            }
        }
        return plain;
    }

    private static String setting(ReportType type) {
        return switch (type) {
            case DEVTYPES -> "devtypes";
            case VGS -> "vgs";
            case LVS -> "lvs";
            case SEGS -> "segs";
            case PVSEGS -> "pvsegs";
            default -> "pvs";
        };
    }

    /** What the rows have to be about for all fields to be known; null, after saying so, if nothing will do. */
    private static @Nullable ReportType rowType(LvmRun run, ReportTypes types, ReportType asked, boolean ofPvs) {
        boolean volumes = types.hasVolumes() || types.has(ReportType.SEGS);
        boolean pvs = types.has(ReportType.PVS) || types.has(ReportType.PVSEGS);
        if (volumes && (pvs || types.has(ReportType.LABEL)) && !ofPvs) {
            run.error("Can't report LV and PV fields at the same time in report type \"" + asked.rowName() + "\".");
            return null;
        }
        return RowTypes.of(types, asked);
    }
}
