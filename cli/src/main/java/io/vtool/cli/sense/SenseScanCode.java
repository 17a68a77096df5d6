package io.vtool.cli.sense;

import io.vtool.scsi.explain.ExplainOptions;
import io.vtool.scsi.explain.Explainer;
import io.vtool.scsi.explain.Explanation;
import io.vtool.scsi.explain.Names;
import io.vtool.scsi.log.Origin;
import io.vtool.scsi.log.StatusEvent;
import io.vtool.scsi.scan.ScanResult;
import org.jspecify.annotations.Nullable;

/** A code of a scan as a line of text: its numbers, their names, and whether it matters. */
final class SenseScanCode {
    private static final StatusEvent.Details NO_DETAILS = StatusEvent.Details.NONE;

    private SenseScanCode() {}

    static String line(ScanResult.CodeCount c) {
        StringBuilder text = new StringBuilder();
        if (c.nvmeStatus() != null || c.system() != null) {
            return other(c, text);
        }
        boolean linux = c.plugin() == null;
        label(text, linux ? "host " : "H:", c.host());
        label(text, linux ? "status " : "D:", c.device());
        label(text, "P:", c.plugin());
        if (c.senseKey() != null || c.asc() != null) {
            text.append(text.length() > 0 ? " " : "").append(hex(c.senseKey()));
            text.append('/').append(hex(c.asc())).append('/').append(hex(c.ascq()));
        }
        Explanation explanation = Explainer.explain(event(c, linux), ExplainOptions.NONE);
        names(text, c, explanation.names());
        return severity(text, explanation);
    }

    /** A status of NVMe, of an adapter or its driver, or an event of Windows. */
    private static String other(ScanResult.CodeCount c, StringBuilder text) {
        Origin system = c.system() == null ? Origin.TOOL : c.system();
        StatusEvent.Details details = StatusEvent.Details.codes(c.nvmeStatus(), c.adapterStatus(), c.eventId());
        Explanation explanation = Explainer.explain(event(details, system), ExplainOptions.NONE);
        Names names = explanation.names();
        if (c.eventId() != null) {
            part(text, "Windows event", c.eventId().toString(), names.event());
        }
        if (c.adapterStatus() != null) {
            part(text, label(system), SenseScanReport.hex(c.adapterStatus()), names.adapter());
        }
        if (c.nvmeStatus() != null) {
            part(text, "NVMe status", SenseScanReport.hex(c.nvmeStatus()), names.nvmeStatus());
        }
        return severity(text, explanation);
    }

    private static String label(Origin system) {
        return switch (system) {
            case WINDOWS -> "SRB";
            case AIX -> "AIX adapter";
            case SOLARIS -> "transport";
            case FREEBSD -> "CAM";
            default -> "adapter";
        };
    }

    private static void part(StringBuilder text, String label, String number, @Nullable String name) {
        text.append(text.length() > 0 ? ", " : "").append(label).append(' ').append(number);
        if (name != null) {
            text.append("  ").append(name);
        }
    }

    private static String severity(StringBuilder text, Explanation explanation) {
        if (explanation.severity() != null) {
            text.append(" [").append(explanation.severity().word()).append(']');
        }
        return text.toString();
    }

    private static StatusEvent event(StatusEvent.Details details, Origin origin) {
        return new StatusEvent(
                0, "", origin, null, null, null, null, null, null, null, null, null, null, null, null, details);
    }

    /** {@code 0x2a WRITE(10)}. */
    static String command(int opcode) {
        StatusEvent event = event(null, null, null, null, null, null, opcode, Origin.ESX);
        String name = Explainer.explain(event, ExplainOptions.NONE).names().opcode();
        return SenseScanReport.hex(opcode) + (name == null ? "" : " " + name);
    }

    private static void names(StringBuilder text, ScanResult.CodeCount c, Names names) {
        int before = text.length();
        name(text, before, c.plugin(), names.plugin());
        name(text, before, c.host(), names.host());
        if (c.senseKey() == null || c.senseKey() == 0) {
            name(text, before, c.device(), names.device());
        } else {
            name(text, before, c.senseKey(), names.senseKey());
        }
        if (c.asc() != null && (c.asc() != 0 || c.ascq() != null && c.ascq() != 0)) {
            name(text, before, 1, names.asc());
        }
    }

    private static void name(StringBuilder text, int before, @Nullable Integer value, @Nullable String name) {
        if (value != null && value != 0 && name != null) {
            text.append(text.length() == before ? "  " : ", ").append(name);
        }
    }

    private static void label(StringBuilder text, String label, @Nullable Integer value) {
        if (value != null) {
            text.append(text.length() > 0 ? " " : "").append(label).append(SenseScanReport.hex(value));
        }
    }

    private static String hex(@Nullable Integer value) {
        return value == null ? "-" : SenseScanReport.hex(value);
    }

    private static StatusEvent event(ScanResult.CodeCount c, boolean linux) {
        Origin origin = linux ? Origin.LINUX : Origin.ESX;
        return event(c.host(), c.device(), c.plugin(), c.senseKey(), c.asc(), c.ascq(), null, origin);
    }

    private static StatusEvent event(
            @Nullable Integer host,
            @Nullable Integer device,
            @Nullable Integer plugin,
            @Nullable Integer senseKey,
            @Nullable Integer asc,
            @Nullable Integer ascq,
            @Nullable Integer opcode,
            Origin origin) {
        return new StatusEvent(
                0,
                "",
                origin,
                host,
                device,
                plugin,
                null,
                senseKey,
                asc,
                ascq,
                opcode,
                null,
                null,
                null,
                null,
                NO_DETAILS);
    }
}
