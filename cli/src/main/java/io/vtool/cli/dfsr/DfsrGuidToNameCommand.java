package io.vtool.cli.dfsr;

import io.vtool.cli.env.TextOutput;
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
import io.vtool.dfsr.store.StoreException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code vtool dfsr guid2name}. */
final class DfsrGuidToNameCommand implements Command, RowView {
    private static final String IN_LAB = "nothing in the lab; for one of a real server, name its exports with --from";
    private static final String IN_EXPORTS = "nothing in the exports; they may not be of all members";
    private static final Columns COLUMNS = Columns.start()
            .text("guid")
            .text("type")
            .text("name")
            .object("facts")
            .end();

    @Override
    public CommandModel model() {
        return CommandModel.of("dfsr", "guid2name", "Say what a GUID of DFS Replication belongs to")
                .paragraph(
                        "Finds groups, replicated folders, connections, members, volumes and databases. Braces and case do not "
                                + "matter, and `-vN` behind a GUID is left out. Without GUIDs, or with `-`, all GUIDs of standard input "
                                + "are looked up, whatever text surrounds them, each once.")
                .operand(Operand.any("GUID", "GUIDs, as many as wanted"))
                .option(Option.value("--guid", "GUID", "A GUID, as dfsrdiag takes it")
                        .repeated())
                .option(Exports.FROM)
                .option(CommonOptions.LAB)
                .option(CommonOptions.TIMEOUT)
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool dfsr guid2name 0a6c8f54-3d21-4b7e-8e0b-5c2d9a1f7733", "what a GUID belongs to")
                .example("vtool dfsr guid2name --from exports/ < Dfsr00045.log", "all GUIDs of a log")
                .status(ExitStatus.FOUND, "a GUID is not known")
                .seeAlso("vtool dfsr idrecord")
                .end();
    }

    @Override
    public int run(Invocation in) {
        List<UUID> guids = GuidWords.of(in);
        Estate estate = Exports.of(in);
        RowSink rows = in.rows(COLUMNS, this);
        int missing = 0;
        if (estate == null) {
            try (OpenDfsr dfsr =
                    OpenDfsr.open(in.environment(), in.value("lab"), Durations.parse(in.value("timeout")), in::note)) {
                for (UUID guid : guids) {
                    missing += row(in, rows, guid, DfsrObjects.find(dfsr.groups(), guid), IN_LAB);
                }
            } catch (StoreException e) {
                throw OpenDfsr.failure(e);
            }
        } else {
            ExportedObjects objects = new ExportedObjects(estate);
            for (UUID guid : guids) {
                missing += row(in, rows, guid, objects.find(guid), IN_EXPORTS);
            }
        }
        rows.end(List.of());
        return missing > 0 ? ExitStatus.FOUND : ExitStatus.WELL;
    }

    /** Shows what was found; 1 when nothing was. */
    private static int row(Invocation in, RowSink rows, UUID guid, DfsrObjects.@Nullable Found found, String where) {
        if (found == null) {
            in.note(guid + " is the GUID of " + where);
            return 1;
        }
        rows.row(COLUMNS.row(guid.toString(), found.type(), found.name(), CapturedRows.properties(found.facts())));
        return 0;
    }

    @Override
    public void print(Row row, TextOutput out, Style style) {
        out.print(String.valueOf(row.text("guid"))).print("  ");
        out.print(style.paint(Style.Tone.STRONG, String.valueOf(row.text("name"))))
                .print("  ");
        out.line(String.valueOf(row.text("type")));
    }

    /** Facts under labels of one width, as dfsrdiag prints them. */
    static void labelled(TextOutput out, Map<String, String> facts, int width) {
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            out.print("   ").print(fact.getKey());
            for (int i = fact.getKey().length(); i < width; i++) {
                out.print(' ');
            }
            out.print(": ").foreign(fact.getValue()).line();
        }
    }
}
