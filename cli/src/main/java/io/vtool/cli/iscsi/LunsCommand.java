package io.vtool.cli.iscsi;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.FailureKind;
import io.vtool.cli.failure.Trouble;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Operand;
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.RowSink;
import io.vtool.cli.render.RowView;
import io.vtool.cli.render.Style;
import io.vtool.iscsi.admin.AdminHost;
import io.vtool.iscsi.admin.DiscoveryOutcome;
import io.vtool.iscsi.admin.LoginOutcome;
import io.vtool.iscsi.admin.OperationFailure;
import io.vtool.iscsi.admin.Portal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code vtool iscsi luns}: what a portal's targets hold. */
final class LunsCommand implements Command, RowView {
    private static final Columns COLUMNS = Columns.start()
            .text("target")
            .text("address")
            .integer("port")
            .integer("lun")
            .integer("type")
            .all(SessionRows.DISK)
            .end();

    private final AdminHosts hosts;

    LunsCommand(AdminHosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public CommandModel model() {
        return CommandModel.of("iscsi", "luns", "List the logical units of a portal's targets")
                .paragraph(
                        "Logs in, asks each logical unit for its identity and capacity, and logs out; nothing is kept. Without "
                                + "IQN it looks at all targets that the portal names. Where the host has a record of the target, its CHAP "
                                + "credentials are used.")
                .operand(Operand.one("PORTAL", "The portal, as HOST[:PORT]"))
                .operand(Operand.optional("IQN", "Name of the target"))
                .option(AdminModels.ROOT)
                .option(CommonOptions.LAB)
                .option(CommonOptions.HOST)
                .option(CommonOptions.TIMEOUT)
                .option(Traces.PCAP)
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool iscsi luns 127.0.10.1", "everything behind a portal")
                .example(
                        "vtool iscsi luns 127.0.30.1 iqn.2008-01.com.openfiler:store01 --json",
                        "one target, for scripts")
                .status(ExitStatus.FOUND, "there are no logical units")
                .status(ExitStatus.PARTIAL, "some targets could not be looked at")
                .seeAlso("vtool iscsi discovery")
                .end();
    }

    @Override
    public int run(Invocation in) {
        Portal portal = Wire.portal(in.operands().get(0));
        try (Traces traces = new Traces(in);
                OpenHost host = hosts.open(in.environment(), AdminCommand.choice(in, "luns", traces))) {
            return run(in, host.admin(), portal);
        } catch (IOException e) {
            throw AdminCommand.trouble(e);
        }
    }

    private int run(Invocation in, AdminHost host, Portal portal) throws IOException {
        Wire wire = new Wire(host);
        RowSink rows = in.rows(COLUMNS, this);
        List<Trouble> troubles = new ArrayList<>();
        try {
            for (DiscoveryOutcome.TargetPortal at : targets(in, wire, portal)) {
                String target = at.target();
                LoginOutcome outcome = wire.login(at.portal(), target);
                if (outcome instanceof LoginOutcome.LoggedIn found) {
                    for (LoginOutcome.Unit unit : found.units()) {
                        rows.row(row(target, at.portal(), unit));
                    }
                    OperationFailure unseen = found.unseen();
                    if (unseen != null) {
                        Trouble trouble = Wire.unseen(target, unseen);
                        in.warn(trouble);
                        troubles.add(trouble);
                    }
                } else if (outcome instanceof OperationFailure failure) {
                    Trouble trouble = Wire.trouble(target, failure);
                    in.warn(trouble);
                    troubles.add(trouble);
                }
            }
        } catch (IOException e) {
            throw AdminCommand.trouble(e);
        }
        rows.end(troubles);
        if (troubles.isEmpty()) {
            return rows.count() == 0 ? ExitStatus.FOUND : ExitStatus.WELL;
        }
        return rows.count() == 0 ? ExitStatus.FOUND : ExitStatus.PARTIAL;
    }

    /** The targets to look at, each at the portal asked if it is there, else at the first one told. */
    private static List<DiscoveryOutcome.TargetPortal> targets(Invocation in, Wire wire, Portal asked)
            throws IOException {
        if (in.operands().size() > 1) {
            return List.of(new DiscoveryOutcome.TargetPortal(in.operands().get(1), asked, -1));
        }
        DiscoveryOutcome outcome = wire.discover(asked);
        if (outcome instanceof OperationFailure failure) {
            throw new CommandFailure(FailureKind.UNAVAILABLE, Wire.trouble(asked.toString(), failure), null);
        }
        List<DiscoveryOutcome.TargetPortal> chosen = new ArrayList<>();
        for (DiscoveryOutcome.TargetPortal at : ((DiscoveryOutcome.Found) outcome).portals()) {
            int place = place(chosen, at.target());
            if (place < 0) {
                chosen.add(at);
            } else if (at.portal().equals(asked)) {
                chosen.set(place, at);
            }
        }
        return chosen;
    }

    private static int place(List<DiscoveryOutcome.TargetPortal> chosen, String target) {
        for (int i = 0; i < chosen.size(); i++) {
            if (chosen.get(i).target().equals(target)) {
                return i;
            }
        }
        return -1;
    }

    private static Row row(String target, Portal portal, LoginOutcome.Unit unit) {
        Row details = SessionRows.unit(unit, null, null);
        return COLUMNS.row(
                target,
                portal.address(),
                portal.port(),
                unit.lun(),
                unit.type(),
                unit.vendor(),
                unit.product(),
                unit.revision(),
                details.text("serial"),
                details.text("naa"),
                details.number("blocks"),
                details.number("block_size_bytes"),
                details.number("capacity_bytes"));
    }

    @Override
    public void print(Row row, TextOutput out, Style style) {
        out.foreign(String.valueOf(row.text("target"))).print(" lun ").print(String.valueOf(row.number("lun")));
        out.print(" type ").print(String.valueOf(row.number("type"))).print(' ');
        out.foreign(row.text("vendor") + " " + row.text("product") + " " + row.text("revision"));
        if (row.text("serial") != null) {
            out.print(" serial ").foreign(String.valueOf(row.text("serial")));
        }
        if (row.text("naa") != null) {
            out.print(" naa.").foreign(String.valueOf(row.text("naa")));
        }
        Long bytes = row.number("capacity_bytes");
        if (bytes != null) {
            out.print(' ').print(bytes).print(" bytes");
        }
        out.line();
    }
}
