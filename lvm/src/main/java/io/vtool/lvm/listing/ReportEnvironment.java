package io.vtool.lvm.listing;

import io.vtool.lvm.command.GivenDevice;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.report.DeviceNumber;
import io.vtool.lvm.report.OutputOptions;
import io.vtool.lvm.report.ReportFormat;
import io.vtool.lvm.report.ReportSettings;
import io.vtool.lvm.report.Units;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How values and reports are shown, as settings and options say. */
final class ReportEnvironment {
    private final LvmRun run;
    private final ReportDefaults defaults;

    ReportEnvironment(LvmRun run, ReportDefaults defaults) {
        this.run = run;
        this.defaults = defaults;
    }

    /** The units; null, after saying so, if there is no such unit. */
    static @Nullable Units units(LvmRun run) {
        boolean suffix = run.config().flag("global/suffix", true) && !run.line().has("nosuffix");
        String text = run.line().value("units");
        Units units = Units.parse(text == null ? run.config().text("global/units", "r") : text, suffix);
        if (units == null && text != null) {
            run.error("Invalid units specification");
            run.invalid();
        }
        return units == null && text == null ? new Units('r', 1, suffix) : units;
    }

    ReportSettings settings(Units units) {
        Map<String, DeviceNumber> numbers = new HashMap<>();
        for (GivenDevice device : run.world().devices()) {
            numbers.put(device.source().name(), new DeviceNumber(device.major(), device.minor()));
        }
        return new ReportSettings(
                units,
                run.line().has("binary") || defaults.flag("binary_values_as_numeric"),
                defaults.text("list_item_separator"),
                defaults.text("time_format"),
                defaults.flag("mark_hidden_devices"),
                run.line().has("history"),
                newest(),
                run.world().clock(),
                numbers);
    }

    private boolean newest() {
        String text = run.line().value("reportformat");
        return "json_std".equals(text == null ? defaults.text("output_format") : text);
    }

    /** The format; null, after saying so, if there is no such format. */
    @Nullable
    ReportFormat format() {
        String text = run.line().value("reportformat");
        String name = text == null ? defaults.text("output_format") : text;
        switch (name) {
            case "basic", "":
                return ReportFormat.BASIC;
            case "json":
                return ReportFormat.JSON;
            case "json_std":
                return ReportFormat.JSON_STD;
            default:
                run.error(name + ": unknown report format.");
                run.error("Supported report formats: basic, json.");
                return null;
        }
    }

    OutputOptions output(ReportFormat format) {
        boolean prefixes = run.line().has("nameprefixes") || defaults.flag("prefixes");
        String separator = run.line().value("separator");
        boolean aligned =
                defaults.flag("aligned") && separator == null || run.line().has("aligned");
        return new OutputOptions(
                aligned && !run.line().has("nameprefixes"),
                defaults.flag("buffered")
                        && (!run.line().has("unbuffered") || run.line().has("sort")),
                defaults.flag("headings") && !run.line().has("noheadings"),
                prefixes,
                defaults.flag("quoted") && !run.line().has("unquoted"),
                run.line().has("rows") || defaults.flag("columns_as_rows"),
                separator == null ? defaults.text("separator") : separator,
                format);
    }
}
