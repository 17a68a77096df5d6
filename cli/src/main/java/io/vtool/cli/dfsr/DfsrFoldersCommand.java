package io.vtool.cli.dfsr;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.iscsi.Durations;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Report;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.Style;
import io.vtool.cli.render.TextView;
import io.vtool.dfsr.config.GroupMember;
import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.engine.Member;
import io.vtool.dfsr.engine.Replication;
import io.vtool.dfsr.export.Estate;
import io.vtool.dfsr.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** {@code vtool dfsr folders}. */
final class DfsrFoldersCommand implements Command, TextView {
    private static final Columns DATA = Columns.start().list("folders").end();
    static final Columns FOLDER = Columns.start()
            .text("group")
            .text("folder")
            .text("member")
            .text("root_path")
            .text("directory")
            .text("state")
            .end();

    @Override
    public CommandModel model() {
        return CommandModel.of("dfsr", "folders", "Show the replicated folders of the lab's members")
                .paragraph(
                        "For each member and folder: the path as the member names it, and the real folder on this machine. "
                                + "Create, change, rename and delete files there, and see them replicated as the lab's time passes.")
                .option(Exports.FROM)
                .option(CommonOptions.LAB)
                .option(CommonOptions.TIMEOUT)
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool dfsr folders", "where to drop a file")
                .status(ExitStatus.FOUND, "the lab has no replicated folder")
                .seeAlso("vtool dfsr backlog", "vtool lab clock")
                .end();
    }

    @Override
    public int run(Invocation in) {
        Estate estate = Exports.of(in);
        if (estate != null) {
            List<Row> exported = new ExportedViews(estate).folders();
            if (exported.isEmpty()) {
                throw Exports.unanswerable("of replicated folders", "Get-DfsrMembership or DfsrReplicatedFolderConfig");
            }
            in.report(Report.of(DATA.row(exported), this).withTable(exported));
            return ExitStatus.WELL;
        }
        List<Row> rows = new ArrayList<>();
        try (OpenDfsr dfsr =
                OpenDfsr.open(in.environment(), in.value("lab"), Durations.parse(in.value("timeout")), in::note)) {
            for (Replication group : dfsr.groups()) {
                for (GroupMember config : group.group().members()) {
                    Member member = Objects.requireNonNull(group.member(config.name()));
                    for (Membership membership : config.memberships()) {
                        rows.add(FOLDER.row(
                                group.group().name(),
                                membership.folder().name(),
                                config.name(),
                                membership.rootPath(),
                                membership.directory().toString(),
                                member.state(membership.folder().guid()).words()));
                    }
                }
            }
        } catch (StoreException e) {
            throw OpenDfsr.failure(e);
        }
        in.report(Report.of(DATA.row(rows), this).withTable(rows));
        return rows.isEmpty() ? ExitStatus.FOUND : ExitStatus.WELL;
    }

    @Override
    public void print(Row data, TextOutput out, Style style) {
        for (Object item : (List<?>) Objects.requireNonNull(data.value("folders"))) {
            Row row = (Row) item;
            out.print(style.paint(
                            Style.Tone.STRONG,
                            RowText.or(row, "group") + "/" + RowText.or(row, "folder") + " on "
                                    + RowText.or(row, "member")))
                    .print("  ")
                    .line(row.text("state") == null ? "state not known" : String.valueOf(row.text("state")));
            out.print("  ").foreign(RowText.or(row, "root_path"));
            String directory = row.text("directory");
            if (directory != null) {
                out.print(" is ").foreign(directory);
            }
            out.line();
        }
    }
}
