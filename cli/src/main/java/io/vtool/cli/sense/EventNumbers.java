package io.vtool.cli.sense;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.Style;
import org.jspecify.annotations.Nullable;

/** Every number of an event with its name, a line each. */
final class EventNumbers {
    private EventNumbers() {}

    static void print(Row row, TextOutput out, Style style) {
        String origin = String.valueOf(row.text("origin"));
        boolean labelled = origin.startsWith("esx") || origin.equals("raw");
        Long event = row.number("windows_event");
        if (event != null) {
            String name = row.text("windows_event_name");
            Answer.labelled(out, "Event", name == null ? event.toString() : event + "  " + name, style);
        }
        number(
                row,
                out,
                style,
                origin.equals("windows")
                        ? "SRB"
                        : origin.equals("solaris") ? "Reason" : origin.equals("freebsd") ? "CAM" : "Adapter",
                "adapter_status",
                "adapter_status_name",
                "");
        number(row, out, style, labelled ? "H:" : "Host", "host", "host_name", labelled ? "host " : "");
        number(row, out, style, labelled ? "D:" : "Status", "device", "device_name", "");
        number(row, out, style, "P:", "plugin", "plugin_name", "plug-in ");
        number(row, out, style, "Driver", "driver", "driver_name", "");
        number(row, out, style, "NVMe", "nvme_status", "nvme_status_name", "");
        if (row.value("sense_key") != null || row.value("asc") != null) {
            Answer.labelled(out, "Sense", isEmpty(row) ? "none" : sense(row) + remark(row), style);
        }
        String act = row.text("act");
        if (act != null) {
            String meaning = row.text("act_meaning");
            Answer.labelled(out, "Act", meaning == null ? act : act + ": " + meaning, style);
        }
        String block = row.text("block_error");
        if (block != null) {
            Answer.labelled(out, "Block", block, style);
        }
    }

    private static void number(
            Row row, TextOutput out, Style style, String label, String column, String nameColumn, String kind) {
        Long value = row.number(column);
        if (value == null) {
            return;
        }
        String name = row.text(nameColumn);
        String text = name == null ? "no name" : kind + EventView.plain(name);
        if (label.endsWith(":")) {
            Answer.labelled(out, label + Codes.hex(value), text, style);
        } else {
            Answer.labelled(out, label, Codes.hex(value) + "  " + text, style);
        }
    }

    /** Whether the line prints zeros since there is no sense data, the error being elsewhere. */
    private static boolean isEmpty(Row row) {
        return isZero(row, "sense_key")
                && isZero(row, "asc")
                && isZero(row, "ascq")
                && !"sense".equals(row.text("cause"));
    }

    private static boolean isZero(Row row, String column) {
        Long value = row.number(column);
        return value != null && value == 0;
    }

    /** Sense data as numbers and names. */
    static String sense(Row row) {
        StringBuilder text = new StringBuilder(64);
        text.append(Codes.sense(row.number("sense_key"), row.number("asc"), row.number("ascq")));
        name(text, "  ", row.text("sense_key_name"));
        name(text, row.text("sense_key_name") == null ? "  " : ": ", row.text("asc_name"));
        return text.toString();
    }

    private static void name(StringBuilder text, String separator, @Nullable String name) {
        if (name != null) {
            text.append(separator).append(name);
        }
    }

    /** What is to be known about the sense data itself. */
    private static String remark(Row row) {
        if ("invalid".equals(row.text("sense_kind"))) {
            return "  (invalid: no sense data, not decoded)";
        }
        if (Boolean.TRUE.equals(row.value("sense_stale"))) {
            return "  (left over from an earlier command: not the cause)";
        }
        return Boolean.TRUE.equals(row.value("sense_deferred")) ? "  (deferred: of an earlier command)" : "";
    }
}
