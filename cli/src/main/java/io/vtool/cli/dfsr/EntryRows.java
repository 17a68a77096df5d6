package io.vtool.cli.dfsr;

import io.vtool.cli.render.Columns;
import io.vtool.cli.render.Row;
import io.vtool.dfsr.fact.KnownMessage;
import io.vtool.dfsr.log.ErrorFrame;
import io.vtool.dfsr.log.Explanation;
import io.vtool.dfsr.log.LogEntry;
import io.vtool.dfsr.log.LogHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Entries of a debug log as rows. */
final class EntryRows {
    static final Columns COLUMNS = Columns.start()
            .text("computer")
            .text("time")
            .integer("thread")
            .text("module")
            .integer("line")
            .text("severity")
            .text("function")
            .text("text")
            .object("fields")
            .list("nested")
            .list("error_stack")
            .object("root_cause")
            .object("id_record")
            .object("usn_record")
            .text("meaning")
            .text("action")
            .end();
    private static final Columns FRAME = Columns.start()
            .integer("code")
            .text("function")
            .text("file")
            .integer("line")
            .integer("thread")
            .text("class")
            .text("message")
            .end();
    private static final Columns CAUSE =
            Columns.start().integer("code").text("message").end();

    private final Explanation explanation = new Explanation();

    Row row(LogHeader header, LogEntry entry) {
        KnownMessage known = explanation.of(entry);
        ErrorFrame root = entry.rootCause();
        return COLUMNS.row(
                header.computer(),
                entry.time().isEmpty() ? null : entry.time(),
                entry.thread(),
                entry.module().isEmpty() ? null : entry.module(),
                entry.sourceLine(),
                entry.level(),
                entry.function(),
                entry.text(),
                CapturedRows.properties(entry.fields()),
                entry.nested(),
                frames(entry),
                root == null ? null : CAUSE.row(root.code(), root.message()),
                block(entry.idRecord()),
                block(entry.usnRecord()),
                known == null || known.noise() ? null : known.meaning(),
                known == null || known.noise() ? null : known.action());
    }

    private static List<Row> frames(LogEntry entry) {
        List<Row> rows = new ArrayList<>();
        for (ErrorFrame f : entry.errorStack()) {
            rows.add(FRAME.row(f.code(), f.function(), f.file(), f.line(), f.thread(), f.kind(), f.message()));
        }
        return rows;
    }

    private static @Nullable Row block(Map<String, String> fields) {
        return fields.isEmpty() ? null : CapturedRows.properties(fields);
    }
}
