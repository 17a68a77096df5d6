package io.vtool.cli.iscsi;

import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Operand;
import io.vtool.iscsi.admin.AdminHost;
import java.io.IOException;
import java.util.List;

/** {@code vtool iscsi daemon}: whether the emulated host pretends that iscsid runs. */
final class DaemonCommand implements Command {
    private final AdminHosts hosts;

    DaemonCommand(AdminHosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public CommandModel model() {
        return CommandModel.of("iscsi", "daemon", "Start or stop the emulated host's iscsid")
                .paragraph(
                        "An emulated host has no such process: while it is stopped, discovery and login fail as they do on a "
                                + "host whose iscsid does not run. `iscsiadm -k 0` stops it too.")
                .operand(Operand.optional("STATE", "What to do; status by default")
                        .among(List.of("start", "stop", "status")))
                .option(AdminModels.ROOT)
                .option(CommonOptions.LAB)
                .option(CommonOptions.HOST)
                .example("vtool iscsi daemon stop", "see how a script copes without the daemon")
                .example("vtool iscsi daemon start", "start it again")
                .status(ExitStatus.FOUND, "it does not run")
                .end();
    }

    @Override
    public int run(Invocation in) {
        try (Traces traces = new Traces(in);
                OpenHost host = hosts.open(in.environment(), AdminCommand.choice(in, "daemon", traces))) {
            return run(in, host.admin());
        } catch (IOException e) {
            throw AdminCommand.trouble(e);
        }
    }

    private int run(Invocation in, AdminHost host) throws IOException {
        String word = in.operands().isEmpty() ? "status" : in.operands().get(0);
        try {
            if (!word.equals("status")) {
                host.sessions().daemonRuns(word.equals("start"));
                return ExitStatus.WELL;
            }
            boolean runs = host.sessions().daemonRuns();
            in.out().line(runs ? "iscsid runs" : "iscsid does not run");
            return runs ? ExitStatus.WELL : ExitStatus.FOUND;
        } catch (IOException e) {
            throw AdminCommand.trouble(e);
        }
    }
}
