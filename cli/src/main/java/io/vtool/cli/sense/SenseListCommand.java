package io.vtool.cli.sense;

import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Operand;
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.RowSink;
import io.vtool.scsi.table.FactTable;
import io.vtool.scsi.table.Tables;
import java.util.List;

/** {@code vtool sense list [TABLE]}. */
final class SenseListCommand implements Command {
    private static final Columns TABLES = Columns.start()
            .text("table")
            .integer("rows")
            .text("title")
            .text("source")
            .end();

    @Override
    public CommandModel model() {
        return CommandModel.of("sense", "list", "List a table of codes, or the tables there are")
                .paragraph(
                        "Everything the sense commands know comes from tables. Without TABLE their names are listed.")
                .paragraph(
                        "Some tables answer to a second name: `additional-sense`, `commands`, `esx-host`, `esx-plugin`, "
                                + "`linux-driver`, `linux-host`, `meanings`, `nvme`, `statuses` and `vendor-sense`.")
                .operand(Operand.optional("TABLE", "Name of a table").offering(TableName.all()))
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool sense list", "the tables")
                .example("vtool sense list additional-sense", "all additional sense codes")
                .example("vtool sense list opcodes -o tsv", "all commands, for a spreadsheet")
                .seeAlso("vtool sense lookup")
                .end();
    }

    @Override
    public int run(Invocation in) {
        if (in.operands().isEmpty()) {
            tables(in);
        } else {
            new TableListing(TableName.open(in.operands().get(0))).print(in);
        }
        return ExitStatus.WELL;
    }

    private static void tables(Invocation in) {
        List<Tables.Entry> entries = Tables.list();
        int width = 0;
        for (Tables.Entry entry : entries) {
            width = Math.max(width, entry.name().length());
        }
        int column = width + 2;
        RowSink sink = in.rows(TABLES, (row, out, style) -> {
            String name = String.valueOf(row.text("table"));
            out.print(name);
            Paragraph.pad(out, name.length(), column);
            out.line(String.valueOf(row.text("title")));
        });
        for (Tables.Entry entry : entries) {
            FactTable table = FactTable.load(entry.name());
            sink.row(TABLES.row(entry.name(), table.rowCount(), entry.title(), table.source()));
        }
        sink.end(List.of());
    }
}
