package io.vtool.cli.sense;

import io.vtool.cli.render.Columns;
import io.vtool.cli.render.Row;
import io.vtool.scsi.explain.Explanation;
import io.vtool.scsi.explain.Severity;
import org.jspecify.annotations.Nullable;

/**
 * One way to read what was looked up.
 *
 * @param kind what kind of code it is
 * @param code the code as it is written, e.g. {@code 0x6/0x3f/0xe}
 * @param name its name, null when it has none
 * @param explanation what it means, null where only the name is known
 * @param meaning the table's own words, where there is no explanation
 */
record Reading(
        String kind,
        String code,
        @Nullable String name,
        @Nullable Explanation explanation,
        @Nullable String meaning) {
    static final Columns COLUMNS = Columns.start()
            .text("kind")
            .text("code")
            .text("name")
            .text("meaning")
            .text("action")
            .text("severity")
            .text("esx")
            .text("linux")
            .text("source")
            .list("other_readings")
            .end();

    Row row() {
        if (explanation == null) {
            return COLUMNS.row(kind, code, name, meaning, null, null, null, null, null, null);
        }
        Severity severity = explanation.severity();
        return COLUMNS.row(
                kind,
                code,
                name,
                explanation.meaning(),
                explanation.action(),
                severity == null ? null : severity.word(),
                explanation.esx(),
                explanation.linux(),
                explanation.source(),
                explanation.otherReadings().isEmpty() ? null : explanation.otherReadings());
    }
}
