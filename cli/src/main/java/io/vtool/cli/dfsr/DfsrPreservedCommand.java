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
import io.vtool.dfsr.export.Estate;
import java.io.IOException;
import java.util.List;

/** {@code vtool dfsr preserved list|restore|verify}. */
final class DfsrPreservedCommand implements Command, RowView {
    private static final List<String> ACTIONS = List.of("list", "restore", "verify");
    static final Columns COLUMNS = Columns.start()
            .text("member")
            .text("folder")
            .text("area")
            .text("path")
            .text("new_name")
            .text("reason")
            .text("time")
            .integer("size_bytes")
            .text("uid")
            .text("gvsn")
            .text("state")
            .end();

    @Override
    public CommandModel model() {
        return CommandModel.of("dfsr", "preserved", "Show and restore files that lost a conflict or were deleted")
                .paragraph(
                        "`list` shows the files in the manifests of ConflictAndDeleted and PreExisting; `verify` shows only what "
                                + "is wrong: a manifest that is cut off, entries without a file, files without an entry. `restore NAME` "
                                + "copies a file or folder, given by its new name or its old path, back to where it was, and never "
                                + "overwrites anything.")
                .operand(Operand.optional("ACTION", "What to do, list by default")
                        .among(ACTIONS))
                .operand(Operand.any("NAME", "What to restore"))
                .option(Option.value("--member", "NAME", "Only what this member keeps"))
                .option(Exports.FROM)
                .option(CommonOptions.LAB)
                .option(CommonOptions.TIMEOUT)
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool dfsr preserved list --member SRV02", "what one member put aside")
                .example("vtool dfsr preserved verify", "is a manifest damaged?")
                .status(ExitStatus.FOUND, "nothing is there, or verify found something wrong")
                .status(ExitStatus.PARTIAL, "the exports do not say whether the files exist")
                .seeAlso("vtool dfsr events", "vtool dfsr verify")
                .end();
    }

    @Override
    public int run(Invocation in) {
        List<String> words = in.operands();
        String action = words.isEmpty() ? "list" : words.get(0);
        if (!ACTIONS.contains(action)) {
            throw new UsageError("unknown action '" + action + "'; known: " + String.join(", ", ACTIONS));
        }
        if (action.equals("restore") != words.size() > 1) {
            throw new UsageError(action.equals("restore") ? "name what to restore" : action + " takes no names");
        }
        Estate estate = Exports.of(in);
        if (estate != null) {
            return exported(in, estate, action);
        }
        RowSink rows;
        try (OpenDfsr dfsr =
                OpenDfsr.open(in.environment(), in.value("lab"), Durations.parse(in.value("timeout")), in::note)) {
            String member = in.value("member");
            if (member != null) {
                dfsr.checkMember(member);
            }
            rows = in.rows(COLUMNS, this);
            for (PreservedArea area : PreservedArea.of(dfsr.groups(), member)) {
                switch (action) {
                    case "verify" -> area.verify(rows);
                    case "restore" -> area.restore(words.subList(1, words.size()), rows);
                    default -> area.list(rows);
                }
            }
            rows.end(List.of());
        } catch (IOException e) {
            throw OpenDfsr.failure(e);
        }
        boolean any = rows.count() > 0;
        if (!any) {
            in.note(
                    switch (action) {
                        case "verify" -> "manifests and files agree";
                        case "restore" -> "no file of that name is kept; 'vtool dfsr preserved list' shows what is";
                        default -> "no file is kept";
                    });
        }
        return any == action.equals("verify") ? ExitStatus.FOUND : ExitStatus.WELL;
    }

    private int exported(Invocation in, Estate estate, String action) {
        if (action.equals("restore")) {
            throw new UsageError("exports hold no files; restore takes them from the lab");
        }
        boolean verify = action.equals("verify");
        List<Row> all = new ExportedViews(estate).preserved(in.value("member"));
        if (all.isEmpty()) {
            throw Exports.unanswerable(
                    "of preserved files", "Get-DfsrPreservedFiles, DfsrConflictInfo or ConflictAndDeletedManifest.xml");
        }
        boolean listed = false;
        RowSink rows = in.rows(COLUMNS, this);
        for (Row row : all) {
            listed |= row.text("state") != null;
            if (!verify || "missing".equals(row.text("state"))) {
                rows.row(row);
            }
        }
        rows.end(List.of());
        if (verify && !listed) {
            in.note("whether the files are there is not told; export Get-ChildItem of the preserved folders, too");
            return ExitStatus.PARTIAL;
        }
        return verify && rows.count() > 0 ? ExitStatus.FOUND : ExitStatus.WELL;
    }

    @Override
    public void print(Row row, TextOutput out, Style style) {
        out.print(RowText.or(row, "member") + "  " + row.text("area") + "  ");
        String path = row.text("path");
        out.foreign(path == null ? String.valueOf(row.text("new_name")) : path).print("  ");
        String reason = row.text("reason");
        out.print(reason == null ? "" : reason + "  ")
                .line(row.text("state") == null ? "" : String.valueOf(row.text("state")));
    }
}
