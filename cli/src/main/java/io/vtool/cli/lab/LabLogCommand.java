package io.vtool.cli.lab;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.UsageError;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code vtool lab log}. */
final class LabLogCommand implements Command, RowView {
    private static final Columns COLUMNS =
            Columns.start().integer("time_ms").text("host").text("text").end();
    private static final String ESXI = "esxi";
    private static final int USUAL_BLOCK = 512;

    @Override
    public CommandModel model() {
        return CommandModel.of("lab", "log", "Print what a host's kernel and daemons have logged")
                .paragraph(
                        "Logins and what they found, connections that were lost or found again, changes that arrays reported, "
                                + "and each command that failed, in the words of a Linux kernel and iscsid, or of a vmkernel; multipathd "
                                + "writes there, too. `vtool sense decode` explains them.")
                .option(CommonOptions.LAB)
                .option(CommonOptions.HOST)
                .option(Option.choice(
                        "--style",
                        "STYLE",
                        List.of("linux", ESXI),
                        "Write as that system does; default: as the host's"))
                .option(Option.value("--lines", "N", "Print the last N lines only"))
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool lab log --host xen1", "the log of one host")
                .example("vtool lab log --lines 20", "what happened last")
                .example("vtool lab log --style esxi | vtool sense decode", "the same in ESXi's words, explained")
                .status(ExitStatus.FOUND, "nothing was logged")
                .seeAlso("vtool lab fault", "vtool sense decode")
                .end();
    }

    @Override
    public int run(Invocation in) {
        long most = lines(in.value("lines"));
        try (OpenLab lab = Labs.open(in)) {
            EmulatedHost host = Labs.host(in, lab);
            Map<String, Integer> blocks = new HashMap<>();
            for (HostDisk disk : host.disks()) {
                blocks.put(disk.name(), disk.blockSize());
            }
            String style = in.value("style");
            boolean esxi = style == null ? host.config().style() == HostConfig.Style.ESXI : style.equals(ESXI);
            List<Row> lines = new ArrayList<>();
            for (LogEvent event : host.log().events()) {
                int block = event instanceof LogEvent.FailedCommand failed
                        ? blocks.getOrDefault(failed.device(), USUAL_BLOCK)
                        : USUAL_BLOCK;
                for (String line : esxi ? LogLines.esxi(event) : LogLines.linux(host.name(), event, block)) {
                    lines.add(COLUMNS.row(event.millis(), host.name(), line));
                }
            }
            RowSink rows = in.rows(COLUMNS, this);
            for (Row line : lines.subList((int) Math.max(0, lines.size() - most), lines.size())) {
                rows.row(line);
            }
            rows.end(List.of());
            return rows.count() == 0 ? ExitStatus.FOUND : ExitStatus.WELL;
        } catch (IOException e) {
            throw Labs.failure(Labs.directory(in), e);
        }
    }

    private static long lines(@Nullable String text) {
        if (text == null) {
            return Integer.MAX_VALUE;
        }
        try {
            long lines = Long.parseLong(text);
            if (lines > 0) {
                return lines;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new UsageError("--lines wants a number of lines such as 20, not '" + text + "'");
    }

    @Override
    public void print(Row row, TextOutput out, Style style) {
        out.foreign(String.valueOf(row.text("text"))).line();
    }
}
