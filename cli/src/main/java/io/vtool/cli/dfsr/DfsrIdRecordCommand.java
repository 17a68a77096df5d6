package io.vtool.cli.dfsr;

import io.vtool.cli.env.LineInput;
import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.UsageError;
import io.vtool.cli.iscsi.Durations;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Operand;
import io.vtool.cli.model.Option;
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.RowSink;
import io.vtool.cli.render.RowView;
import io.vtool.cli.render.Style;
import io.vtool.dfsr.export.Estate;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import io.vtool.dfsr.store.StoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code vtool dfsr idrecord}. */
final class DfsrIdRecordCommand implements Command, RowView {
    private static final int LABEL = 16;
    private static final int MOST = 100_000;
    private static final String IN_LAB =
            "check the name; a new file is known once time has passed: 'vtool lab clock advance 1s'";
    private static final String IN_EXPORTS = "check the name; its record may be missing from the exports";
    static final Columns COLUMNS = Columns.start()
            .text("member")
            .text("path")
            .text("uid")
            .text("gvsn")
            .text("parent")
            .text("name")
            .flag("present")
            .integer("flags")
            .integer("attributes")
            .integer("size_bytes")
            .text("created_on")
            .text("last_written_on")
            .text("deleted_on")
            .object("facts")
            .end();

    @Override
    public CommandModel model() {
        return CommandModel.of("dfsr", "idrecord", "Show what members know of a file")
                .paragraph(
                        "Takes the path of a file, as the member names it (`C:\\data\\a.txt`), as this machine names it, or "
                                + "relative to the replicated folder; a UID or GVSN; or a file ID such as 0x2000000011F99. Deleted files "
                                + "are found, too. All members are shown, one after another, with the database in which the file was made "
                                + "and the one in which it was last changed.")
                .operand(Operand.any("WHAT", "Paths, UIDs, GVSNs or file IDs; - for lines of standard input"))
                .option(Option.value("--filepath", "FILE", "A path, as dfsrdiag takes it"))
                .option(Option.value("--uid", "UID", "A UID or GVSN, as dfsrdiag takes it"))
                .option(Option.value("--member", "NAME", "Ask this member only"))
                .option(Exports.FROM)
                .option(CommonOptions.LAB)
                .option(CommonOptions.TIMEOUT)
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool dfsr idrecord 'C:\\data\\plan.xlsx'", "a file on all members")
                .example("vtool dfsr idrecord '{BF6EE373-389C-35D2-9167-0E3FDA93C674}-v142'", "a file by its UID")
                .status(ExitStatus.FOUND, "no member knows it")
                .seeAlso("vtool dfsr backlog", "vtool dfsr guid2name")
                .end();
    }

    @Override
    public int run(Invocation in) {
        List<String> wanted = wanted(in);
        Estate estate = Exports.of(in);
        RowSink rows = in.rows(COLUMNS, this);
        int missing = 0;
        if (estate == null) {
            try (OpenDfsr dfsr =
                    OpenDfsr.open(in.environment(), in.value("lab"), Durations.parse(in.value("timeout")), in::note)) {
                String member = in.value("member");
                if (member != null) {
                    dfsr.checkMember(member);
                }
                RecordSearch search = new RecordSearch(dfsr.groups(), member);
                for (String what : wanted) {
                    List<RecordSearch.Found> found = search.find(what, in.environment());
                    for (RecordSearch.Found one : found) {
                        rows.row(row(dfsr, one));
                    }
                    missing += missing(in, what, found.isEmpty(), IN_LAB);
                }
            } catch (StoreException e) {
                throw OpenDfsr.failure(e);
            }
        } else {
            ExportedRecords records = new ExportedRecords(estate);
            for (String what : wanted) {
                List<Row> found = records.find(what, in.value("member"));
                for (Row one : found) {
                    rows.row(one);
                }
                missing += missing(in, what, found.isEmpty(), IN_EXPORTS);
            }
        }
        rows.end(List.of());
        return missing > 0 ? ExitStatus.FOUND : ExitStatus.WELL;
    }

    private static int missing(Invocation in, String what, boolean missing, String hint) {
        if (missing) {
            in.note("no member knows '" + what + "'; " + hint);
        }
        return missing ? 1 : 0;
    }

    /** What is asked about: words, options, and the lines of standard input for a hyphen. */
    private static List<String> wanted(Invocation in) {
        List<String> wanted = new ArrayList<>();
        for (String option : List.of("uid", "filepath")) {
            String value = in.value(option);
            if (value != null) {
                wanted.add(value);
            }
        }
        for (String word : in.operands()) {
            if (!word.equals("-")) {
                wanted.add(word);
                continue;
            }
            LineInput lines = new LineInput(in.in());
            try {
                for (String line = lines.next(); line != null && wanted.size() < MOST; line = lines.next()) {
                    if (!line.isBlank()) {
                        wanted.add(line.strip());
                    }
                }
            } catch (IOException e) {
                throw CommandFailure.unreadableInput(e);
            }
        }
        if (wanted.isEmpty()) {
            throw new UsageError("name a file, a UID, a GVSN or a file ID, or - for lines of standard input");
        }
        return wanted;
    }

    private static Row row(OpenDfsr dfsr, RecordSearch.Found found) throws StoreException {
        IdRecord record = found.record();
        return COLUMNS.row(
                found.member().config().name(),
                found.member().shownPath(record),
                record.uid().toString(),
                record.gvsn().toString(),
                record.parent().toString(),
                record.name(),
                record.present(),
                record.flags(),
                record.attributes(),
                record.size(),
                name(dfsr, record.uid()),
                name(dfsr, record.gvsn()),
                record.present() ? null : name(dfsr, record.gvsn()),
                CapturedRows.properties(RecordFacts.of(found.member(), record)));
    }

    /** The member whose database a version is of, null when it is of none of the lab. */
    private static @Nullable String name(OpenDfsr dfsr, Version version) throws StoreException {
        DfsrObjects.Found found = DfsrObjects.find(dfsr.groups(), version.database());
        return found == null ? null : found.facts().get("Computer");
    }

    @Override
    public void print(Row row, TextOutput out, Style style) {
        Row facts = (Row) row.value("facts");
        if (facts == null) {
            return;
        }
        Map<String, String> labelled = new LinkedHashMap<>();
        for (int i = 0; i < facts.columns().size(); i++) {
            labelled.put(facts.columns().name(i), String.valueOf(facts.value(i)));
        }
        if (row.text("created_on") != null) {
            labelled.put("Made on", String.valueOf(row.text("created_on")));
        }
        if (row.text("last_written_on") != null) {
            labelled.put(
                    row.text("deleted_on") == null ? "Last changed on" : "Deleted on",
                    String.valueOf(row.text("last_written_on")));
        }
        DfsrGuidToNameCommand.labelled(out, labelled, LABEL);
        out.line();
    }
}
