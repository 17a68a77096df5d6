package io.vtool.cli.dfsr;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.Trouble;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Operand;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Report;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.Style;
import io.vtool.cli.render.TextView;
import io.vtool.dfsr.capture.CaptureReader;
import io.vtool.dfsr.capture.Captured;
import io.vtool.dfsr.capture.DiagText;
import java.util.List;

/** {@code vtool dfsr read}. */
final class DfsrReadCommand implements Command, TextView {
    @Override
    public CommandModel model() {
        return CommandModel.of("dfsr", "read", "Read a captured output of the DFS Replication tools")
                .paragraph(
                        "Recognises what the text is: the answer of `dfsrdiag backlog`, objects or tables of the PowerShell "
                                + "module (Get-DfsrIdRecord, Get-DfsrState, Get-DfsrMembership, ...), a method call of wmic, other answers "
                                + "and errors of dfsrdiag, states of dfsrmig, a schedule of 672 digits, or texts of events. Properties "
                                + "keep the names that the tools give them; what follows from an ID record or a schedule is added.")
                .operand(Operand.optional("FILE", "The text; standard input when it is left out or -"))
                .outputs(OutputFormat.TEXT, OutputFormat.JSON)
                .example("vtool dfsr read backlog.txt -o json", "a saved answer for a script")
                .example("Get-DfsrIdRecord ... | ssh mgmt vtool dfsr read", "what an ID record says")
                .status(ExitStatus.FOUND, "the text is not recognised")
                .seeAlso("vtool dfsr log", "vtool dfsr event")
                .end();
    }

    @Override
    public int run(Invocation in) {
        String file = in.operands().isEmpty() ? "-" : in.operands().get(0);
        CaptureReader reader = CapturedFile.read(in, file);
        Captured found = reader.end();
        found = found == null ? DiagText.read(reader.lines()) : found;
        List<Trouble> troubles = reader.cut()
                ? List.of(new Trouble(
                        "capture_too_long", "the text is longer than is read", file, "split it and read the parts"))
                : List.of();
        for (Trouble trouble : troubles) {
            in.warn(trouble);
        }
        in.report(Report.of(CapturedRows.of(found), this).withErrors(troubles));
        if (found == null) {
            in.note("nothing that is known; 'vtool dfsr log' reads debug logs");
            return ExitStatus.FOUND;
        }
        return troubles.isEmpty() ? ExitStatus.WELL : ExitStatus.PARTIAL;
    }

    @Override
    public void print(Row data, TextOutput out, Style style) {
        String kind = data.text("kind");
        if (kind == null) {
            return;
        }
        out.line(style.paint(Style.Tone.STRONG, kind));
        for (int i = 1; i < data.columns().size(); i++) {
            RowText.print(out, 1, data.columns().name(i), data.value(i));
        }
    }
}
