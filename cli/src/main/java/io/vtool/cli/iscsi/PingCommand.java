package io.vtool.cli.iscsi;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.FailureKind;
import io.vtool.cli.failure.UsageError;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Operand;
import io.vtool.cli.model.Option;
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.RowSink;
import io.vtool.cli.render.RowView;
import io.vtool.cli.render.Style;
import io.vtool.iscsi.admin.AdminHost;
import io.vtool.iscsi.admin.OperationFailure;
import io.vtool.iscsi.admin.PingOutcome;
import io.vtool.iscsi.admin.Portal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code vtool iscsi ping}: whether a portal speaks iSCSI, and how fast. */
final class PingCommand implements Command, RowView {
    private static final Columns COLUMNS = Columns.start()
            .text("portal")
            .integer("sequence")
            .integer("round_trip_us")
            .end();
    private static final int USUAL = 4;
    private static final int MOST = 1000;

    private final AdminHosts hosts;

    PingCommand(AdminHosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public CommandModel model() {
        return CommandModel.of("iscsi", "ping", "Measure how fast a portal answers iSCSI")
                .paragraph(
                        "Opens a discovery session and asks for the targets, so an answer means more than an open port. With IQN logs "
                                + "in to that target, with the credentials of the host's record if it has one, and sends NOP-Outs.")
                .operand(Operand.one("PORTAL", "The portal, as HOST[:PORT]"))
                .operand(Operand.optional("IQN", "Name of the target"))
                .option(Option.value("-c --count", "NUMBER", "How often, 4 by default and 1000 at most"))
                .option(AdminModels.ROOT)
                .option(CommonOptions.LAB)
                .option(CommonOptions.HOST)
                .option(CommonOptions.TIMEOUT)
                .option(Traces.PCAP)
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool iscsi ping 127.0.10.1", "whether a portal answers")
                .example(
                        "vtool iscsi ping 127.0.10.1 iqn.2026-01.io.vtool:array01 -c 10",
                        "how fast the target answers there")
                .status(FailureKind.UNAVAILABLE.status(), "the portal does not answer, or refuses")
                .seeAlso("vtool iscsi discovery")
                .end();
    }

    @Override
    public int run(Invocation in) {
        Portal portal = Wire.portal(in.operands().get(0));
        int count = count(in.value("count"));
        try (Traces traces = new Traces(in);
                OpenHost host = hosts.open(in.environment(), AdminCommand.choice(in, "ping", traces))) {
            return run(in, host.admin(), portal, count);
        } catch (IOException e) {
            throw AdminCommand.trouble(e);
        }
    }

    private int run(Invocation in, AdminHost host, Portal portal, int count) throws IOException {
        Wire wire = new Wire(host);
        PingOutcome outcome =
                in.operands().size() > 1 ? wire.ping(portal, in.operands().get(1), count) : wire.ping(portal, count);
        if (outcome instanceof OperationFailure failure) {
            throw new CommandFailure(FailureKind.UNAVAILABLE, Wire.trouble(portal.toString(), failure), null);
        }
        RowSink rows = in.rows(COLUMNS, this);
        int sequence = 1;
        for (Duration time : ((PingOutcome.Answered) outcome).roundTrips()) {
            rows.row(COLUMNS.row(portal.toString(), sequence++, time.toNanos() / 1000));
        }
        rows.end(List.of());
        return 0;
    }

    private static int count(@Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        try {
            int count = Integer.parseInt(text);
            if (count > 0 && count <= MOST) {
                return count;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new UsageError("--count is a number from 1 to " + MOST + ", not '" + text + "'");
    }

    @Override
    public void print(Row row, TextOutput out, Style style) {
        out.print("answer from ").print(String.valueOf(row.text("portal"))).print(": sequence ");
        out.print(String.valueOf(row.number("sequence"))).print(", ");
        out.print(String.valueOf(row.number("round_trip_us"))).line(" us");
    }
}
