package io.vtool.cli.lab;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.RowSink;
import io.vtool.cli.render.RowView;
import io.vtool.cli.render.Style;
import io.vtool.emulator.lab.file.Scenarios;
import java.util.List;

/** {@code vtool lab scenarios}. */
final class LabScenariosCommand implements Command, RowView {
    private static final Columns COLUMNS =
            Columns.start().text("name").text("summary").end();
    private static final int WIDTH = 25;

    @Override
    public CommandModel model() {
        return CommandModel.of("lab", "scenarios", "List ready-made scenarios: labs in which something has failed")
                .paragraph(
                        "`vtool lab init --scenario NAME` makes a lab in which the failure has happened; with `--print` it shows "
                                + "the scenario as a lab file.")
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool lab scenarios", "a list of them")
                .example("vtool lab scenarios -o tsv", "as a table")
                .seeAlso("vtool lab init", "vtool lab fault")
                .end();
    }

    @Override
    public int run(Invocation in) {
        RowSink rows = in.rows(COLUMNS, this);
        for (Scenarios.Scenario scenario : Scenarios.all()) {
            rows.row(COLUMNS.row(scenario.name(), scenario.summary()));
        }
        rows.end(List.of());
        return ExitStatus.WELL;
    }

    @Override
    public void print(Row row, TextOutput out, Style style) {
        String name = String.valueOf(row.text("name"));
        out.print(style.paint(Style.Tone.STRONG, name)).print(" ".repeat(Math.max(1, WIDTH - name.length())));
        out.line(String.valueOf(row.text("summary")));
    }
}
