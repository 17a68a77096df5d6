package io.vtool.cli.sense;

import io.vtool.cli.render.Columns;
import io.vtool.cli.render.Row;
import io.vtool.scsi.explain.Explanation;
import io.vtool.scsi.explain.Names;
import io.vtool.scsi.explain.Severity;
import io.vtool.scsi.log.SenseKind;
import io.vtool.scsi.log.StatusEvent;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An event and its explanation as a row: the numbers of the line, their names, what it means, and what else is known. */
final class EventRow {
    static final Columns COLUMNS = Columns.start()
            .integer("line")
            .text("form")
            .integer("host")
            .integer("device")
            .integer("plugin")
            .integer("sense_key")
            .integer("asc")
            .integer("ascq")
            .integer("opcode")
            .text("sense_kind")
            .text("act")
            .text("device_id")
            .text("path_id")
            .text("host_name")
            .text("device_name")
            .text("plugin_name")
            .text("sense_key_name")
            .text("asc_name")
            .text("opcode_name")
            .text("driver_name")
            .text("nvme_status_name")
            .text("meaning")
            .text("action")
            .text("severity")
            .list("lines")
            .text("origin")
            .text("cause")
            .flag("sense_stale")
            .flag("sense_deferred")
            .text("esx")
            .text("linux")
            .text("act_meaning")
            .text("vendor")
            .text("source")
            .list("other_readings")
            .integer("driver")
            .integer("service_action")
            .integer("lba")
            .integer("blocks")
            .integer("sector")
            .text("block_error")
            .integer("tag")
            .integer("repeated")
            .integer("nvme_status")
            .integer("nvme_opcode")
            .text("timestamp")
            .text("sense_bytes")
            .object("sense_data")
            .integer("adapter_status")
            .text("adapter_status_name")
            .integer("windows_event")
            .text("windows_event_name")
            .end();

    private EventRow() {}

    /**
     * The row of an event.
     *
     * @param joined the lines it was joined from, null where it is of one line
     */
    static Row of(StatusEvent event, Explanation explanation, @Nullable List<Long> joined) {
        Names names = explanation.names();
        StatusEvent.Details details = event.details();
        Severity severity = explanation.severity();
        return COLUMNS.row(
                event.line(),
                event.form(),
                event.host(),
                event.device(),
                event.plugin(),
                event.senseKey(),
                event.asc(),
                event.ascq(),
                event.opcode(),
                kind(event.senseKind()),
                event.act(),
                event.deviceId(),
                event.pathId(),
                names.host(),
                names.device(),
                names.plugin(),
                names.senseKey(),
                names.asc(),
                names.opcode(),
                names.driver(),
                names.nvmeStatus(),
                explanation.meaning(),
                explanation.action(),
                severity == null ? null : severity.word(),
                joined,
                event.origin().name().toLowerCase(Locale.ROOT),
                explanation.cause().layer().isEmpty()
                        ? null
                        : explanation.cause().layer(),
                event.senseKey() == null && event.asc() == null ? null : (Object) explanation.staleSense(),
                details.deferred(),
                explanation.esx(),
                explanation.linux(),
                names.act(),
                names.vendor(),
                explanation.source(),
                explanation.otherReadings().isEmpty() ? null : explanation.otherReadings(),
                event.driver(),
                details.serviceAction(),
                details.lba(),
                details.blocks(),
                details.sector(),
                details.blockError(),
                details.tag(),
                details.repeated(),
                details.nvmeStatus(),
                details.nvmeOpcode(),
                details.timestamp(),
                details.sense(),
                details.sense() == null ? null : SenseDataRow.of(details.sense()),
                details.adapter(),
                names.adapter(),
                details.eventId(),
                names.event());
    }

    private static @Nullable String kind(@Nullable SenseKind kind) {
        if (kind == null) {
            return null;
        }
        return switch (kind) {
            case VALID -> "valid";
            case POSSIBLE -> "possible";
            case INVALID -> "invalid";
            case UNLABELLED -> "unlabelled";
        };
    }
}
