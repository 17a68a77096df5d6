package io.vtool.cli.lab;

import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Report;
import io.vtool.cli.render.Row;
import io.vtool.emulator.lab.LabClock;
import io.vtool.emulator.lab.LabDefinition;
import io.vtool.emulator.lab.LabDirectory;
import io.vtool.emulator.lab.LabException;
import io.vtool.emulator.lab.LabView;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code vtool lab status}. */
final class LabStatusCommand implements Command {
    private static final Columns DATA = Columns.start()
            .text("directory")
            .integer("pid")
            .flag("served")
            .text("time")
            .integer("ahead_ms")
            .list("arrays")
            .list("hosts")
            .list("volume_groups")
            .list("faults")
            .end();

    @Override
    public CommandModel model() {
        return CommandModel.of("lab", "status", "Show what is in the lab, what is broken, and which process uses it")
                .paragraph(
                        "Shows the arrays as they are now: their volumes and how much of each is allocated, the targets with their "
                                + "LUNs and with their portals, what state these are in and what is wrong with them; the volume groups; the "
                                + "hosts with how many of their sessions and paths work; what is broken and for how long; and the process that "
                                + "serves or uses the lab. What differs from the definition is marked. Secrets are never shown.")
                .option(CommonOptions.LAB)
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool lab status", "everything")
                .example("vtool lab status -o tsv", "a table of the volumes")
                .seeAlso("vtool lab init", "vtool lab serve")
                .end();
    }

    @Override
    public int run(Invocation in) {
        LabDirectory directory = Labs.directory(in);
        try {
            LabDefinition definition = directory.definition();
            LabClock clock = clock(in, directory);
            LabStatusRows rows = new LabStatusRows(directory, definition, LabView.of(directory, clock));
            List<Row> volumes = new ArrayList<>();
            List<Row> arrays = rows.arrays(volumes);
            Row data = DATA.row(
                    directory.path().toString(),
                    directory.holder(),
                    rows.isServed(),
                    Instant.ofEpochMilli(clock.millis()).toString(),
                    clock.offsetMillis(),
                    arrays,
                    rows.hosts(),
                    rows.groups(),
                    rows.faults(clock.millis()));
            in.report(Report.of(data, new LabStatusText()).withTable(volumes));
            return ExitStatus.WELL;
        } catch (LabException e) {
            throw Labs.failure(e);
        } catch (IOException e) {
            throw Labs.failure(directory, e);
        }
    }

    private static LabClock clock(Invocation in, LabDirectory directory) throws IOException, LabException {
        return new LabClock(
                () -> in.environment().time().now().toEpochMilli(),
                in.environment().time()::nanos,
                directory.clockOffset());
    }
}
