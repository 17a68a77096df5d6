package io.vtool.cli.dfsr;

import io.vtool.cli.render.Columns;
import io.vtool.cli.render.Row;
import io.vtool.dfsr.capture.Captured;
import io.vtool.dfsr.capture.EventText;
import io.vtool.dfsr.capture.IdRecordFacts;
import io.vtool.dfsr.config.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A captured output as data. */
final class CapturedRows {
    private static final Columns NOTHING = Columns.start().text("kind").end();
    private static final Columns RECORDS =
            Columns.start().text("kind").list("records").list("derived").end();
    private static final Columns TABLE =
            Columns.start().text("kind").list("rows").end();
    private static final Columns BACKLOG = Columns.start()
            .text("kind")
            .text("receiving_member")
            .text("sending_member")
            .integer("count")
            .integer("listed")
            .list("names")
            .end();
    private static final Columns CALL = Columns.start()
            .text("kind")
            .text("server")
            .text("namespace")
            .text("class")
            .object("key")
            .text("method")
            .flag("success")
            .object("out")
            .end();
    private static final Columns SCHEDULE = Columns.start()
            .text("kind")
            .integer("schedule_hex_digits")
            .integer("slot_minutes")
            .integer("slots_per_hour")
            .decimal("hours_replicated")
            .list("closed")
            .text("first_day")
            .end();
    private static final Columns UPDATE = Columns.start()
            .text("kind")
            .list("targets")
            .list("updated")
            .integer("ok")
            .end();
    private static final Columns EVENTS =
            Columns.start().text("kind").list("events").flag("rolled_back").end();
    private static final Columns EVENT = Columns.start()
            .integer("id")
            .integer("error")
            .integer("jet")
            .text("volume_guid")
            .end();
    private static final Columns DERIVED = Columns.start()
            .flag("present")
            .flag("uid_visible")
            .flag("parent_is_content_root")
            .text("origin_db_guid")
            .text("last_writer_db_guid")
            .text("clock_utc")
            .text("file_id_hex")
            .integer("mft_record")
            .integer("mft_sequence")
            .end();
    private static final int SLOT_MINUTES = 15;
    private static final int SEQUENCE_SHIFT = 48;

    private CapturedRows() {}

    static Row of(@Nullable Captured captured) {
        if (captured == null) {
            return NOTHING.row((Object) null);
        } else if (captured instanceof Captured.Records found) {
            return RECORDS.row(found.kind(), properties(found.records()), derived(found));
        } else if (captured instanceof Captured.Table found) {
            return TABLE.row(found.kind(), properties(found.rows()));
        } else if (captured instanceof Captured.Backlog found) {
            return BACKLOG.row(
                    found.kind(),
                    found.receivingMember(),
                    found.sendingMember(),
                    found.count(),
                    found.names().size(),
                    found.names());
        } else if (captured instanceof Captured.WmicCall found) {
            return CALL.row(
                    found.kind(),
                    found.server(),
                    found.namespace(),
                    found.className(),
                    properties(found.key()),
                    found.method(),
                    found.executed() && "0".equals(found.out().getOrDefault("ReturnValue", "0")),
                    results(found.out()));
        } else if (captured instanceof Captured.ScheduleText found) {
            return schedule(found);
        } else if (captured instanceof Captured.ConfigurationUpdate found) {
            return UPDATE.row(
                    found.kind(),
                    found.targets(),
                    found.updated(),
                    found.updated().size());
        }
        return events((Captured.Events) captured);
    }

    private static Row schedule(Captured.ScheduleText found) {
        Schedule schedule = found.schedule();
        return SCHEDULE.row(
                found.kind(),
                schedule.digits().length(),
                SLOT_MINUTES,
                Schedule.SLOTS_PER_HOUR,
                schedule.openSlots() / (double) Schedule.SLOTS_PER_HOUR,
                schedule.closed(),
                "Sunday");
    }

    private static Row events(Captured.Events found) {
        List<Row> rows = new ArrayList<>();
        for (EventText event : found.events()) {
            rows.add(EVENT.row(event.id(), event.error(), event.jet(), event.volumeGuid()));
        }
        return EVENTS.row(found.kind(), rows, EventText.rolledBack(found.events()));
    }

    private static List<Row> properties(List<Map<String, String>> records) {
        List<Row> rows = new ArrayList<>(records.size());
        for (Map<String, String> record : records) {
            rows.add(properties(record));
        }
        return rows;
    }

    /** Properties under the names that the tool gives them. */
    static Row properties(Map<String, String> record) {
        Columns.Builder columns = Columns.start();
        for (String name : record.keySet()) {
            columns.text(name);
        }
        return columns.end().row(record.values().toArray());
    }

    /** What a method returned; its return value is a number. */
    private static Row results(Map<String, String> out) {
        Columns.Builder columns = Columns.start();
        List<Object> values = new ArrayList<>();
        for (Map.Entry<String, String> result : out.entrySet()) {
            Long number = IdRecordFacts.number(result.getValue());
            if (number == null) {
                columns.text(result.getKey());
                values.add(result.getValue());
            } else {
                columns.integer(result.getKey());
                values.add(number);
            }
        }
        return columns.end().row(values.toArray());
    }

    private static @Nullable List<Row> derived(Captured.Records found) {
        if (!found.kind().equals("Get-DfsrIdRecord")) {
            return null;
        }
        List<Row> rows = new ArrayList<>();
        for (Map<String, String> record : found.records()) {
            IdRecordFacts facts = IdRecordFacts.of(record);
            Long number = facts.mftRecord();
            Long sequence = facts.mftSequence();
            rows.add(DERIVED.row(
                    facts.present(),
                    facts.uidVisible(),
                    facts.parentIsContentRoot(),
                    facts.originDbGuid(),
                    facts.lastWriterDbGuid(),
                    facts.clockUtc() == null ? null : facts.clockUtc().toString(),
                    number == null || sequence == null
                            ? null
                            : "0x" + Long.toHexString(sequence << SEQUENCE_SHIFT | number),
                    number,
                    sequence));
        }
        return rows;
    }
}
