package io.vtool.cli.lab;

import io.vtool.cli.env.TextOutput;
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
import io.vtool.emulator.lab.LabDirectory;
import io.vtool.emulator.lab.LabException;
import io.vtool.emulator.lab.LabLock;
import java.io.IOException;

/** {@code vtool lab reset}. */
final class LabResetCommand implements Command, TextView {
    private static final Columns DATA = Columns.start().text("directory").end();

    private final HostDaemons daemons;

    LabResetCommand(HostDaemons daemons) {
        this.daemons = daemons;
    }

    @Override
    public CommandModel model() {
        return CommandModel.of("lab", "reset", "Put the lab back to its first state")
                .paragraph(
                        "Volumes, hosts, faults and clock are what the definition says; what was written, logged in, broken and "
                                + "advanced since is gone. To keep a lab and make another one, name another folder with `--lab`.")
                .option(CommonOptions.LAB)
                .outputs(OutputFormat.TEXT, OutputFormat.JSON)
                .example("vtool lab reset", "start the exercise again")
                .seeAlso("vtool lab init", "vtool lab fault")
                .end();
    }

    @Override
    public int run(Invocation in) {
        LabDirectory directory = Labs.directory(in);
        try (LabLock lock = Labs.lock(in, directory, "vtool lab reset")) {
            directory.draft(directory.definition(), lock);
            Labs.finish(in, directory, lock, daemons);
        } catch (LabException e) {
            throw Labs.failure(e);
        } catch (IOException e) {
            throw Labs.failure(directory, e);
        }
        in.report(Report.of(DATA.row(directory.path().toString()), this));
        return ExitStatus.WELL;
    }

    @Override
    public void print(Row data, TextOutput out, Style style) {
        out.print("the lab in ")
                .foreign(String.valueOf(data.text("directory")))
                .print(" is as it was when it was new")
                .line();
    }
}
