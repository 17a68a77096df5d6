package io.vtool.cli.sense;

import io.vtool.scsi.explain.ExplainOptions;
import io.vtool.scsi.explain.Explainer;
import io.vtool.scsi.explain.Explanation;
import io.vtool.scsi.explain.Names;
import io.vtool.scsi.log.Origin;
import io.vtool.scsi.log.SenseKind;
import io.vtool.scsi.log.StatusEvent;
import io.vtool.scsi.table.AdditionalSense;
import io.vtool.scsi.table.OperationCode;
import io.vtool.scsi.table.OperationCodes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the ways to read numbers: every kind of code that has a name for the number is one. */
final class CodeReadings {
    private static final int BYTE = 0xff;
    private static final int KEYS = 0xf;
    private static final int NVME_LIMIT = 0x7ff;

    private final ExplainOptions options;
    private final List<Reading> readings = new ArrayList<>();

    CodeReadings(ExplainOptions options) {
        this.options = options;
    }

    List<Reading> readings() {
        return readings;
    }

    /** Sense data; any part but one may be absent. */
    void sense(@Nullable Integer key, @Nullable Integer asc, @Nullable Integer ascq) {
        if (key != null && key > KEYS || asc != null && asc > BYTE || ascq != null && ascq > BYTE) {
            return;
        }
        Explanation e = explain(event(Origin.RAW, null, null, null, null, key, asc, ascq, StatusEvent.Details.NONE));
        Names names = e.names();
        String name = asc == null ? names.senseKey() : names.asc();
        if (key != null && asc != null) {
            name = names.senseKey() + ", " + (names.asc() == null ? "not assigned" : names.asc());
        }
        if (name == null) {
            return;
        }
        String kind = asc == null ? "sense key" : key == null ? "additional sense" : "sense";
        readings.add(new Reading(kind, Codes.sense(key, asc, ascq), name, e, null));
    }

    /** {@code 5/24} taken as sense key and code with the qualifier 0, where T10 has assigned such a code. */
    void keyAndCode(int key, int asc) {
        AdditionalSense sense = key > KEYS ? null : AdditionalSense.find(asc, 0);
        int before = readings.size();
        if (sense != null && sense.kind() == AdditionalSense.Kind.ASSIGNED) {
            sense(key, asc, 0);
        }
        if (readings.size() > before) {
            Reading reading = readings.remove(before);
            readings.add(new Reading(
                    "sense (qualifier taken as 0)", reading.code(), reading.name(), reading.explanation(), null));
        }
    }

    void esxHost(int code) {
        Explanation e = explain(event(Origin.ESX, code, null, null, null, null, null, null, StatusEvent.Details.NONE));
        named("ESX host status", "H:" + Codes.hex(code), e.names().host(), e);
    }

    void status(int code) {
        Explanation e = explain(event(Origin.RAW, null, code, null, null, null, null, null, StatusEvent.Details.NONE));
        named("SCSI status", "D:" + Codes.hex(code), e.names().device(), e);
    }

    void plugin(int code) {
        Explanation e = explain(event(Origin.ESX, null, null, code, null, null, null, null, StatusEvent.Details.NONE));
        named("ESX plug-in status", "P:" + Codes.hex(code), e.names().plugin(), e);
    }

    void linuxHost(int code) {
        Explanation e =
                explain(event(Origin.LINUX, code, null, null, null, null, null, null, StatusEvent.Details.NONE));
        named("Linux host byte", Codes.hex(code), e.names().host(), e);
    }

    void linuxDriver(int code) {
        Explanation e =
                explain(event(Origin.LINUX, null, null, null, code, null, null, null, StatusEvent.Details.NONE));
        String name = e.names().driver();
        if (name != null) {
            readings.add(new Reading("Linux driver byte", Codes.hex(code), name, null, null));
        }
    }

    void nvme(int code) {
        if (code > NVME_LIMIT) {
            return;
        }
        Explanation e = explain(event(
                Origin.RAW, null, null, null, null, null, null, null, StatusEvent.Details.codes(code, null, null)));
        named("NVMe status", Codes.hex(code), e.names().nvmeStatus(), e);
    }

    /** An event of the storage drivers of Windows, by its number. */
    void windowsEvent(int id) {
        Explanation e = explain(event(
                Origin.WINDOWS, null, null, null, null, null, null, null, StatusEvent.Details.codes(null, null, id)));
        named("Windows event", String.valueOf(id), e.names().event(), e);
    }

    /** The status of a Windows request block. */
    void windowsRequest(int code) {
        adapter(Origin.WINDOWS, "Windows request status", code);
    }

    /** The adapter status of AIX. */
    void aixAdapter(int code) {
        adapter(Origin.AIX, "AIX adapter status", code);
    }

    /** The completion status of the Emulex driver of Linux. */
    void lpfc(int code) {
        adapter(Origin.LINUX, "lpfc status", code);
    }

    /** The reason why a packet of Solaris was completed. */
    void solarisReason(int code) {
        adapter(Origin.SOLARIS, "Solaris packet reason", code);
    }

    /** What became of a request in CAM of FreeBSD. */
    void cam(int code) {
        adapter(Origin.FREEBSD, "FreeBSD CAM status", code);
    }

    private void adapter(Origin origin, String kind, int code) {
        // Windows tells of a request only beside an event
        Integer event = origin == Origin.WINDOWS ? (Integer) 0 : null;
        Explanation e = explain(
                event(origin, null, null, null, null, null, null, null, StatusEvent.Details.codes(null, code, event)));
        named(kind, Codes.hex(code), e.names().adapter(), e);
    }

    /** The command with that operation code and, where several share it, each by its service action. */
    void opcode(int code) {
        if (code > BYTE) {
            return;
        }
        OperationCode found = OperationCodes.find(code, null, options.deviceType());
        if (found != null) {
            readings.add(new Reading("command", Codes.hex(code), found.name(), null, null));
        }
    }

    /** Everything a single number can be. */
    void number(int code) {
        opcode(code);
        status(code);
        if (code <= KEYS) {
            sense(code, null, null);
        }
        esxHost(code);
        plugin(code);
        linuxHost(code);
        AdditionalSense sense = AdditionalSense.find(code, 0);
        if (sense != null && sense.kind() == AdditionalSense.Kind.ASSIGNED) {
            sense(null, code, 0);
        }
        nvme(code);
    }

    private void named(String kind, String code, @Nullable String name, Explanation explanation) {
        if (name != null) {
            readings.add(new Reading(kind, code, name, explanation, null));
        }
    }

    private Explanation explain(StatusEvent event) {
        return Explainer.explain(event, options);
    }

    private static StatusEvent event(
            Origin origin,
            @Nullable Integer host,
            @Nullable Integer device,
            @Nullable Integer plugin,
            @Nullable Integer driver,
            @Nullable Integer key,
            @Nullable Integer asc,
            @Nullable Integer ascq,
            StatusEvent.Details details) {
        boolean sense = key != null || asc != null;
        return new StatusEvent(
                0,
                "lookup",
                origin,
                host,
                device,
                plugin,
                driver,
                key,
                asc,
                ascq,
                null,
                sense ? SenseKind.UNLABELLED : null,
                null,
                null,
                null,
                details);
    }
}
