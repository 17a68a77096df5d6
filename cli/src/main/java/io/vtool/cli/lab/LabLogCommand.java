package io.vtool.cli.lab;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Option;
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.RowSink;
import io.vtool.cli.render.RowView;
import io.vtool.cli.render.Style;
import io.vtool.emulator.host.EmulatedHost;
import io.vtool.emulator.host.HostConfig;
import io.vtool.emulator.host.HostDisk;
import io.vtool.emulator.host.LogEvent;
import io.vtool.emulator.host.LogLines;
import io.vtool.emulator.lab.OpenLab;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code vtool lab log}. */
final class LabLogCommand implements Command, RowView {
    private static final Columns COLUMNS =
            Columns.start().integer("time_ms").text("host").text("text").end();
    private static final String ESXI = "esxi";
    private static final int USUAL_BLOCK = 512;

    @Override
    public CommandModel model() {
        return CommandModel.of("lab", "log", "Print what a host's kernel has logged")
                .paragraph(
                        "Each command of a host that failed, and each session that lost or found its way, gives the lines that a "
                                + "Linux kernel or a vmkernel prints for it; multipathd writes there, too. `vtool sense decode` explains "
                                + "them.")
                .option(CommonOptions.LAB)
                .option(CommonOptions.HOST)
                .option(Option.choice(
                        "--style",
                        "STYLE",
                        List.of("linux", ESXI),
                        "Write as that system does; default: as the host's"))
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool lab log --host xen1", "the log of one host")
                .example("vtool lab log --style esxi | vtool sense decode", "the same as ESXi would say it, explained")
                .status(ExitStatus.FOUND, "nothing was logged")
                .seeAlso("vtool lab fault", "vtool sense decode")
                .end();
    }

    @Override
    public int run(Invocation in) {
        try (OpenLab lab = Labs.open(in)) {
            EmulatedHost host = Labs.host(in, lab);
            Map<String, Integer> blocks = new HashMap<>();
            for (HostDisk disk : host.disks()) {
                blocks.put(disk.name(), disk.blockSize());
            }
            String style = in.value("style");
            boolean esxi = style == null ? host.config().style() == HostConfig.Style.ESXI : style.equals(ESXI);
            RowSink rows = in.rows(COLUMNS, this);
            for (LogEvent event : host.log().events()) {
                int block = event instanceof LogEvent.FailedCommand failed
                        ? blocks.getOrDefault(failed.device(), USUAL_BLOCK)
                        : USUAL_BLOCK;
                for (String line : esxi ? LogLines.esxi(event) : LogLines.linux(host.name(), event, block)) {
                    rows.row(COLUMNS.row(event.millis(), host.name(), line));
                }
            }
            rows.end(List.of());
            return rows.count() == 0 ? ExitStatus.FOUND : ExitStatus.WELL;
        } catch (IOException e) {
            throw Labs.failure(Labs.directory(in), e);
        }
    }

    @Override
    public void print(Row row, TextOutput out, Style style) {
        out.foreign(String.valueOf(row.text("text"))).line();
    }
}
