package io.vtool.cli.dfsr;

import io.vtool.cli.env.TextOutput;
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
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import io.vtool.dfsr.store.StoreException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code vtool dfsr idrecord}. */
final class DfsrIdRecordCommand implements Command, RowView {
    private static final int LABEL = 16;
    private static final Columns COLUMNS = Columns.start()
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
            .object("facts")
            .end();

    @Override
    public CommandModel model() {
        return CommandModel.of("dfsr", "idrecord", "Show what members know of a file")
                .paragraph(
                        "Takes the path of a file, as the member names it (`C:\\data\\a.txt`) or as this machine does, or a UID or GVSN, by "
                                + "which deleted files are found, too. All members are shown, one after another, with the database in "
                                + "which the file was made and the one in which it was last changed.")
                .operand(Operand.optional("WHAT", "A path, UID or GVSN"))
                .option(Option.value("--filepath", "FILE", "A path, as dfsrdiag takes it"))
                .option(Option.value("--uid", "UID", "A UID or GVSN, as dfsrdiag takes it"))
                .option(Option.value("--member", "NAME", "Ask this member only"))
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
        String what = in.value("uid") != null ? in.value("uid") : in.value("filepath");
        what = what == null && !in.operands().isEmpty() ? in.operands().get(0) : what;
        if (what == null) {
            throw new UsageError("name a file, a UID or a GVSN");
        }
        RowSink rows = in.rows(COLUMNS, this);
        try (OpenDfsr dfsr =
                OpenDfsr.open(in.environment(), in.value("lab"), Durations.parse(in.value("timeout")), in::note)) {
            RecordSearch search = new RecordSearch(dfsr.groups(), in.value("member"));
            Version version = Version.parse(what);
            List<RecordSearch.Found> found =
                    version == null ? search.byPath(what, in.environment().resolve(what)) : search.byUid(version);
            for (RecordSearch.Found one : found) {
                rows.row(row(dfsr, one));
            }
        } catch (StoreException e) {
            throw OpenDfsr.failure(e);
        }
        rows.end(List.of());
        if (rows.count() == 0) {
            in.note("no member knows '" + what + "'");
            return ExitStatus.FOUND;
        }
        return ExitStatus.WELL;
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
            labelled.put("Last changed on", String.valueOf(row.text("last_written_on")));
        }
        DfsrGuidToNameCommand.labelled(out, labelled, LABEL);
        out.line();
    }
}
