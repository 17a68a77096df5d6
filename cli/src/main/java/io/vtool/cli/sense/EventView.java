package io.vtool.cli.sense;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.RowView;
import io.vtool.cli.render.Style;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Events as text, one block each: what was attempted, what every number says, what happened, whether it matters, and the
 * next step. What was said once is not said again; the number of distinct explanations is that of the tables, so memory is
 * bounded.
 */
final class EventView implements RowView {
    private static final String ESX_HOST_PREFIX = "VMK_SCSI_HOST_";
    private static final String ESX_PLUGIN_PREFIX = "VMK_SCSI_PLUGIN_";

    private final boolean numbered;
    private final Map<String, Long> said = new HashMap<>();
    private boolean first = true;

    /**
     * A view.
     *
     * @param numbered whether to name the line of each event
     */
    EventView(boolean numbered) {
        this.numbered = numbered;
    }

    @Override
    public void print(Row row, TextOutput out, Style style) {
        String meaning = row.text("meaning");
        if (row.value("cause") == null) {
            headline(row, out);
            out.line(row.value("repeated") == null ? ": no status in this line" : "");
            return;
        }
        Long earlier = numbered && row.value("sense_data") == null ? earlier(row, meaning) : null;
        if (earlier != null) {
            headline(row, out);
            out.print("; ").print(brief(row)).print(": as line ").print(earlier).line();
            return;
        }
        if (!first) {
            out.line();
        }
        first = false;
        headline(row, out);
        out.line();
        EventNumbers.print(row, out, style);
        if (row.value("sense_data") instanceof Row data) {
            SenseDataView.print(data, out, style);
        }
        Answer.labelled(out, "What", meaning, style);
        Answer.reaction(row, out, style);
        if (row.value("other_readings") instanceof List<?> readings) {
            Answer.others(readings, out, style);
        }
    }

    /** The line that was explained with the same words, null when this is the first. */
    private @Nullable Long earlier(Row row, @Nullable String meaning) {
        String name = "sense".equals(row.text("cause")) ? row.text("asc_name") : null;
        Long line = row.number("line");
        return line == null ? null : said.putIfAbsent(meaning + "\n" + name + "\n" + row.value("other_readings"), line);
    }

    private void headline(Row row, TextOutput out) {
        StringBuilder text = new StringBuilder();
        String command = row.text("opcode_name");
        Long opcode = row.number("opcode");
        if (command != null) {
            text.append(command);
        } else {
            text.append(opcode == null ? "A command" : "Command " + Codes.hex(opcode));
        }
        join(text, " to ", row.text("device_id"));
        if (row.value("vendor") != null) {
            text.append(" (").append(row.text("vendor")).append(')');
        }
        join(text, " via ", row.text("path_id"));
        join(text, ", LBA ", row.number("lba"));
        join(text, ", blocks ", row.number("blocks"));
        Long sector = row.number("sector");
        join(text, ", sector ", Objects.equals(sector, row.number("lba")) ? null : sector);
        Long repeated = row.number("repeated");
        join(text, ", repeated ", repeated);
        if (repeated != null) {
            text.append(repeated == 1 ? " time" : " times");
        }
        if (numbered) {
            out.print(lines(row)).print(": ");
        }
        out.foreign(text);
    }

    /** {@code line 7}, or {@code lines 7-11} for an event of several lines. */
    private static String lines(Row row) {
        String first = String.valueOf(row.number("line"));
        if (!(row.value("lines") instanceof List<?> joined) || joined.size() < 2) {
            return "line " + first;
        }
        return "lines " + joined.get(0) + "-" + joined.get(joined.size() - 1);
    }

    private static void join(StringBuilder text, String word, @Nullable Object value) {
        if (value != null) {
            text.append(word).append(value);
        }
    }

    /** The number that is the cause, with its name. */
    private static String brief(Row row) {
        String cause = String.valueOf(row.text("cause"));
        return switch (cause) {
            case "plugin" -> "P:" + named(row, "plugin", "plugin_name");
            case "host", "linux-host" -> (cause.equals("host") ? "H:" : "host ") + named(row, "host", "host_name");
            case "device" -> "D:" + named(row, "device", "device_name");
            case "nvme" -> "NVMe " + named(row, "nvme_status", "nvme_status_name");
            case "sense" -> EventNumbers.sense(row);
            case "windows-request", "aix-adapter", "solaris", "cam", "lpfc" ->
                named(row, "adapter_status", "adapter_status_name");
            case "windows-event" -> "event " + row.number("windows_event");
            default -> String.valueOf(row.text("block_error"));
        };
    }

    private static String named(Row row, String number, String name) {
        Long code = row.number(number);
        String text = row.text(name);
        return (code == null ? "" : Codes.hex(code)) + (text == null ? "" : " " + plain(text));
    }

    /** A name of the VMware kernel interface without what all of its kind have in common. */
    static String plain(String name) {
        if (name.startsWith(ESX_HOST_PREFIX)) {
            return name.substring(ESX_HOST_PREFIX.length());
        }
        return name.startsWith(ESX_PLUGIN_PREFIX) ? name.substring(ESX_PLUGIN_PREFIX.length()) : name;
    }
}
