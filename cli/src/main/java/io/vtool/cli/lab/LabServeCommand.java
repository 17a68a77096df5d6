package io.vtool.cli.lab;

import io.vtool.cli.env.Environment;
import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.UsageError;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Option;
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.RowSink;
import io.vtool.cli.render.RowView;
import io.vtool.cli.render.Style;
import io.vtool.cli.words.Suggestion;
import io.vtool.emulator.lab.LabClock;
import io.vtool.emulator.lab.LabDirectory;
import io.vtool.emulator.lab.LabException;
import io.vtool.emulator.lab.LabLock;
import io.vtool.emulator.lab.LabServer;
import io.vtool.emulator.lab.PortalMap;
import io.vtool.emulator.lab.file.LabFile;
import io.vtool.emulator.lab.file.LabFileException;
import io.vtool.emulator.lab.unit.PortalAddress;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** {@code vtool lab serve}. */
final class LabServeCommand implements Command, RowView {
    private static final Columns COLUMNS = Columns.start()
            .text("array")
            .text("target")
            .text("portal")
            .text("listening")
            .integer("tpgt")
            .integer("port_group")
            .text("state")
            .end();

    private final HostDaemons daemons;

    LabServeCommand(HostDaemons daemons) {
        this.daemons = daemons;
    }

    @Override
    public CommandModel model() {
        return CommandModel.of("lab", "serve", "Serve the lab's arrays to every initiator on this machine")
                .paragraph(
                        "Listens on the portals of the lab's definition until Ctrl-C or SIGTERM, which save everything and end it "
                                + "with status 0. It prints a line for each portal once all of them listen. Other commands use it while it runs, and "
                                + "what `vtool lab fault` and `vtool lab clock` change is in force at once. Where there is no lab yet, it makes the one of `vtool lab init`.")
                .paragraph(
                        "`--listen HOST:PORT` moves all portals to HOST: the first to PORT, each other to the next port, or all "
                                + "of them to free ports where PORT is 0. `--listen OLD=NEW` moves only the portal OLD of the definition, "
                                + "and takes precedence. Initiators are told the addresses that really listen.")
                .paragraph(
                        "An acknowledged write survives the end of the process, even by `kill -9`; after a power failure, what "
                                + "the initiator had flushed is there.")
                .option(CommonOptions.LAB)
                .option(Option.value(
                                "--listen",
                                "ADDRESS",
                                "Listen at ADDRESS instead: HOST:PORT for all portals, OLD=NEW for one")
                        .repeated())
                .option(Option.flag("--allow-remote", "Listen on addresses that other machines can reach"))
                .outputs(OutputFormat.TEXT, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool lab serve", "serve on the lab's own addresses")
                .example("vtool lab serve --listen 127.0.0.1:0 -o jsonl", "on free ports, printed for a script")
                .example("vtool lab serve --listen 127.0.10.1:3260=127.0.0.1:3260", "move one portal")
                .seeAlso("vtool lab init", "vtool lab status", "vtool-lab(5)")
                .end();
    }

    @Override
    public int run(Invocation in) {
        LabDirectory directory = Labs.directory(in);
        PortalMap map = map(in);
        try (LabLock lock = Labs.lock(in, directory, "vtool lab serve")) {
            if (!directory.exists()) {
                directory.draft(LabFile.parse(LabFile.standard(), Suggestion::clause), lock);
                in.note("made a lab in " + directory.path());
            }
            Labs.finish(in, directory, lock, daemons);
            serve(in, directory, map);
        } catch (LabException e) {
            throw Labs.failure(e);
        } catch (LabFileException e) {
            throw new IllegalStateException(e.problems().toString(), e);
        } catch (IOException e) {
            throw Labs.failure(directory, e);
        }
        return 0;
    }

    /** Where portals are to listen; told at once if it makes no sense. */
    private static PortalMap map(Invocation in) {
        PortalMap map = new PortalMap();
        try {
            for (String rule : in.values("listen")) {
                map.add(rule);
            }
        } catch (IllegalArgumentException e) {
            throw new UsageError("--listen: " + e.getMessage());
        }
        return map;
    }

    private void serve(Invocation in, LabDirectory directory, PortalMap map) throws IOException, LabException {
        Environment environment = in.environment();
        CountDownLatch end = environment.signals().hold();
        LabClock clock = new LabClock(
                () -> environment.time().now().toEpochMilli(), environment.time()::nanos, directory.clockOffset());
        LabServer server;
        try {
            server = LabServer.start(directory, map, in.flag("allow-remote"), clock, environment.random());
        } catch (IllegalArgumentException e) {
            throw new UsageError("--listen: " + e.getMessage());
        }
        try (server) {
            announce(in, server);
            end.await();
            in.note("stopping");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        in.note("saved and stopped");
    }

    private void announce(Invocation in, LabServer server) {
        RowSink rows = in.rows(COLUMNS, this);
        for (LabServer.ServedPortal served : server.portals()) {
            rows.row(COLUMNS.row(
                    served.array(),
                    served.target(),
                    served.portal().address(),
                    PortalAddress.format(served.listening()),
                    served.portal().tpgt(),
                    served.portal().portGroup(),
                    Labs.word(served.portal().state())));
        }
        rows.end(List.of());
        in.out().flush();
    }

    @Override
    public void print(Row row, TextOutput out, Style style) {
        out.print(String.valueOf(row.text("listening"))).print(' ').print(String.valueOf(row.text("target")));
        out.print(" tpgt ").print(String.valueOf(row.number("tpgt"))).print(' ');
        out.print(String.valueOf(row.text("state"))).line();
    }
}
