package io.vtool.cli.dfsr;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.UsageError;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Operand;
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.RowSink;
import io.vtool.cli.render.RowView;
import io.vtool.cli.render.Style;
import io.vtool.dfsr.fact.DfsrError;
import java.util.List;

/** {@code vtool dfsr error}. */
final class DfsrErrorCommand implements Command, RowView {
    private static final Columns COLUMNS = Columns.start()
            .integer("code")
            .text("hex")
            .text("domain")
            .text("symbol")
            .text("meaning")
            .text("action")
            .end();

    @Override
    public CommandModel model() {
        return CommandModel.of("dfsr", "error", "Explain an error code of DFS Replication")
                .paragraph(
                        "Looks the number up among the codes of the service, of Windows and RPC, of the database engine, of WMI, "
                                + "and the return values of WMI methods. Where several of them share a number, all meanings are shown.")
                .operand(
                        Operand.some("CODE", "Codes such as 9027, 0x80041002 or -1605; write -- before a negative one"))
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool dfsr error 9028", "what a code of a debug log means")
                .example("vtool dfsr error 0x80041002", "what dfsrdiag's Err: means")
                .status(ExitStatus.FOUND, "a code is not known")
                .seeAlso("vtool dfsr log", "vtool dfsr event")
                .end();
    }

    @Override
    public int run(Invocation in) {
        RowSink rows = in.rows(COLUMNS, this);
        boolean missing = false;
        for (String word : in.operands()) {
            long code;
            try {
                code = DfsrError.number(word);
            } catch (NumberFormatException e) {
                throw new UsageError("'" + word + "' is not an error code; write 9027, 0x80041002 or -1605");
            }
            List<DfsrError> errors = DfsrError.of(code);
            for (DfsrError error : errors) {
                rows.row(COLUMNS.row(
                        error.code(),
                        "0x" + Integer.toHexString((int) error.code()),
                        error.domain(),
                        error.symbol().isEmpty() ? null : error.symbol(),
                        error.meaning(),
                        error.action()));
            }
            if (errors.isEmpty()) {
                in.note("no code " + word + " is known; check the number, with 0x in front if it is hexadecimal");
                missing = true;
            }
        }
        rows.end(List.of());
        return missing ? ExitStatus.FOUND : ExitStatus.WELL;
    }

    @Override
    public void print(Row row, TextOutput out, Style style) {
        String symbol = row.text("symbol");
        String name = symbol == null ? String.valueOf(row.text("domain")) : row.text("domain") + " " + symbol;
        out.line(style.paint(Style.Tone.STRONG, row.number("code") + " (" + row.text("hex") + ")") + "  " + name);
        out.print("  What  ").line(String.valueOf(row.text("meaning")));
        out.print("  Next  ").line(String.valueOf(row.text("action")));
    }
}
