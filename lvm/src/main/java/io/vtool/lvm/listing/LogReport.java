package io.vtool.lvm.listing;

import io.vtool.lvm.command.CommandLine;
import io.vtool.lvm.command.CommandLog;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.report.FieldValues;
import io.vtool.lvm.report.JsonFrame;
import io.vtool.lvm.report.LogEntry;
import io.vtool.lvm.report.OutputOptions;
import io.vtool.lvm.report.Report;
import io.vtool.lvm.report.ReportFormat;
import io.vtool.lvm.report.ReportSettings;
import io.vtool.lvm.report.ReportType;
import io.vtool.lvm.report.Units;
import org.jspecify.annotations.Nullable;

/**
 * The report of what a command said: with {@code log/report_command_log}, with {@code --logonly}, and with the newer format of
 * JSON unless the setting says no.
 */
public final class LogReport implements CommandLog.Sink {
    private final LvmRun run;
    private final Report report;
    private final OutputOptions output;

    private LogReport(LvmRun run, Report report, OutputOptions output) {
        this.run = run;
        this.report = report;
        this.output = output;
    }

    /** Begins the log of a run that wants one; false, after saying so, if its columns make no sense. */
    public static boolean start(LvmRun run) {
        CommandLine line = run.line();
        boolean wrong = line.has("columns") && (line.has("colon") || line.has("maps"));
        if (wrong || !takesLog(run.command())) {
            return true;
        }
        ReportDefaults defaults = new ReportDefaults(run.config());
        ReportEnvironment environment = new ReportEnvironment(run, defaults);
        boolean standard = "json_std".equals(run.line().value("reportformat"))
                || "json_std".equals(defaults.text("output_format"));
        boolean wanted = run.config().flag("log/report_command_log", standard)
                || run.line().has("logonly");
        Units units = wanted ? ReportEnvironment.units(run) : null;
        if (units == null) {
            return true;
        }
        ReportFormat format = environment.format();
        if (format == null) {
            return false;
        }
        ReportArguments arguments = new ReportArguments(run, ReportType.LOG, true, defaults);
        ReportSettings settings = environment.settings(units);
        OutputOptions output = environment.output(format);
        Report report = arguments.read(new OptionGroups(run.line()), "log")
                ? Report.of(arguments.request(output), new FieldValues(settings, run), settings, run.reports())
                : null;
        if (report == null) {
            return false;
        }
        if (run.line().has("logonly")) {
            report.repeated();
        } else {
            report.titled(ReportType.LOG);
        }
        run.log().keep(keeps(run));
        run.log().open(new LogReport(run, report, output));
        return true;
    }

    /** Commands that go through groups for themselves look at the devices first. */
    private static CommandLog.Keeps keeps(LvmRun run) {
        if (run.line().has("columns")) {
            return CommandLog.Keeps.EVERYTHING;
        }
        return switch (run.command()) {
            case "pvdisplay" -> CommandLog.Keeps.PVS;
            case "vgck", "vgdisplay", "vgscan" -> CommandLog.Keeps.GROUPS;
            default -> CommandLog.Keeps.EVERYTHING;
        };
    }

    private static boolean takesLog(String command) {
        return switch (command) {
            case "fullreport",
                    "lvdisplay",
                    "lvs",
                    "lvscan",
                    "pvdisplay",
                    "pvs",
                    "pvscan",
                    "vgcfgbackup",
                    "vgck",
                    "vgdisplay",
                    "vgs",
                    "vgscan" -> true;
            default -> false;
        };
    }

    /** Without buffering everything is shown as it is said. */
    @Override
    public void said(LogEntry entry) {
        report.add(entry);
    }

    @Override
    public void part() {
        if (output.format() == ReportFormat.BASIC) {
            report.finish(null);
            report.takeRows();
        } else if (report.hasRows()) {
            print(null);
            report.takeRows();
        }
    }

    @Override
    public void end(@Nullable JsonFrame frame, boolean separate) {
        if (report.isHelp()) {
            return;
        }
        if (frame == null && separate && output.consistent().buffered()) {
            run.reports().print("");
        }
        print(frame);
    }

    private void print(@Nullable JsonFrame frame) {
        JsonFrame around =
                frame == null && output.format() != ReportFormat.BASIC ? new JsonFrame(run.reports()) : frame;
        if (around == null) {
            report.finish(null);
            return;
        }
        around.openArray("log");
        report.finish(around);
        around.close();
        if (frame == null) {
            around.end();
        }
    }
}
