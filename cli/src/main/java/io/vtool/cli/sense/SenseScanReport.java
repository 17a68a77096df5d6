package io.vtool.cli.sense;

import io.vtool.cli.failure.Trouble;
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.Metric;
import io.vtool.cli.render.Report;
import io.vtool.cli.render.Row;
import io.vtool.scsi.log.Origin;
import io.vtool.scsi.scan.ScanResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The report of a scan. */
final class SenseScanReport {
    private static final Columns DATA = Columns.start()
            .integer("lines")
            .integer("sense_lines")
            .integer("repeated")
            .text("first")
            .text("last")
            .integer("lines_without_time")
            .list("by_code")
            .list("by_device")
            .list("by_path")
            .list("by_opcode")
            .list("by_hour")
            .object("not_kept_apart")
            .end();
    private static final Columns CODE = Columns.start()
            .integer("host")
            .integer("device")
            .integer("plugin")
            .integer("sense_key")
            .integer("asc")
            .integer("ascq")
            .integer("nvme_status")
            .integer("adapter_status")
            .integer("windows_event")
            .text("origin")
            .integer("count")
            .end();
    private static final Columns DEVICE =
            Columns.start().text("device_id").integer("count").end();
    private static final Columns PATH =
            Columns.start().text("path_id").integer("count").end();
    private static final Columns OPCODE =
            Columns.start().integer("opcode").integer("count").end();
    private static final Columns HOUR =
            Columns.start().text("hour").integer("count").end();
    private static final Columns OVERFLOW =
            Columns.start().integer("codes").integer("devices").integer("paths").end();

    private final ScanResult result;
    private final int top;

    SenseScanReport(ScanResult result, int top) {
        this.result = result;
        this.top = top;
    }

    ScanResult result() {
        return result;
    }

    Report report(List<Trouble> troubles) {
        List<Row> codes = codes();
        return Report.of(data(codes), new SenseScanText(result, top))
                .withTable(codes)
                .withErrors(troubles)
                .withMetrics(metrics());
    }

    private Row data(List<Row> codes) {
        List<Row> opcodes = new ArrayList<>();
        for (ScanResult.OpcodeCount c : first(result.byOpcode())) {
            opcodes.add(OPCODE.row(c.opcode(), c.count()));
        }
        List<Row> hours = new ArrayList<>();
        for (ScanResult.HourCount c : result.byHour()) {
            hours.add(HOUR.row(SenseScanTime.hour(c.hour()), c.count()));
        }
        ScanResult.Overflow over = result.overflow();
        return DATA.row(
                result.lines(),
                result.senseLines(),
                result.repeated(),
                time(result.first()),
                time(result.last()),
                result.untimed(),
                codes,
                names(DEVICE, result.byDevice()),
                names(PATH, result.byPath()),
                opcodes,
                hours,
                OVERFLOW.row(over.codes(), over.devices(), over.paths()));
    }

    private List<Row> codes() {
        List<Row> rows = new ArrayList<>();
        for (ScanResult.CodeCount c : first(result.byCode())) {
            rows.add(CODE.row(
                    c.host(),
                    c.device(),
                    c.plugin(),
                    c.senseKey(),
                    c.asc(),
                    c.ascq(),
                    c.nvmeStatus(),
                    c.adapterStatus(),
                    c.eventId(),
                    origin(c.system()),
                    c.count()));
        }
        return rows;
    }

    private List<Row> names(Columns columns, List<ScanResult.NameCount> counts) {
        List<Row> rows = new ArrayList<>();
        for (ScanResult.NameCount c : first(counts)) {
            rows.add(columns.row(c.name(), c.count()));
        }
        return rows;
    }

    private <T> List<T> first(List<T> list) {
        return list.subList(0, Math.min(top, list.size()));
    }

    private static @Nullable String origin(@Nullable Origin system) {
        return system == null ? null : system.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String time(@Nullable Long seconds) {
        return seconds == null ? null : SenseScanTime.second(seconds);
    }

    private List<Metric> metrics() {
        List<Metric.Sample> codes = new ArrayList<>();
        for (ScanResult.CodeCount c : first(result.byCode())) {
            Map<String, String> labels = new LinkedHashMap<>();
            label(labels, "host", c.host());
            label(labels, "device", c.device());
            label(labels, "plugin", c.plugin());
            label(labels, "sense_key", c.senseKey());
            label(labels, "asc", c.asc());
            label(labels, "ascq", c.ascq());
            label(labels, "nvme_status", c.nvmeStatus());
            label(labels, "adapter_status", c.adapterStatus());
            if (c.eventId() != null) {
                labels.put("windows_event", c.eventId().toString());
            }
            String origin = origin(c.system());
            if (origin != null) {
                labels.put("origin", origin);
            }
            codes.add(new Metric.Sample(labels, c.count()));
        }
        List<Metric.Sample> devices = new ArrayList<>();
        for (ScanResult.NameCount c : first(result.byDevice())) {
            devices.add(new Metric.Sample(Map.of("device_id", c.name()), c.count()));
        }
        List<Metric.Sample> opcodes = new ArrayList<>();
        for (ScanResult.OpcodeCount c : first(result.byOpcode())) {
            opcodes.add(new Metric.Sample(Map.of("opcode", hex(c.opcode())), c.count()));
        }
        return List.of(
                total("vtool_scan_lines_total", "Lines read.", result.lines()),
                total("vtool_scan_sense_lines_total", "Lines that carry a status.", result.senseLines()),
                total("vtool_scan_repeated_total", "Events that throttled lines stand for.", result.repeated()),
                new Metric("vtool_scan_events_total", Metric.Kind.COUNTER, "Events by code.", codes),
                new Metric("vtool_scan_device_events_total", Metric.Kind.COUNTER, "Events by device.", devices),
                new Metric(
                        "vtool_scan_opcode_events_total", Metric.Kind.COUNTER, "Events by operation code.", opcodes));
    }

    private static Metric total(String name, String help, long value) {
        return new Metric(name, Metric.Kind.COUNTER, help, List.of(new Metric.Sample(Map.of(), value)));
    }

    private static void label(Map<String, String> labels, String name, @Nullable Integer value) {
        if (value != null) {
            labels.put(name, hex(value));
        }
    }

    static String hex(int value) {
        return "0x" + Integer.toHexString(value);
    }
}
