package io.vtool.cli.iscsi;

import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.FailureKind;
import io.vtool.cli.failure.Trouble;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.render.OutputFormat;
import io.vtool.iscsi.admin.Admin;
import io.vtool.iscsi.admin.AdminHost;
import io.vtool.iscsi.admin.AdminRequest;
import io.vtool.iscsi.admin.ExitCode;
import io.vtool.iscsi.admin.Mode;
import java.io.IOException;
import java.nio.file.Files;

/** One mode of iscsiadm as a command: {@code vtool iscsi node ...}. */
final class AdminCommand implements Command {
    private final Mode mode;
    private final AdminHosts hosts;

    AdminCommand(Mode mode, AdminHosts hosts) {
        this.mode = mode;
        this.hosts = hosts;
    }

    @Override
    public CommandModel model() {
        return AdminModels.of(mode);
    }

    @Override
    public int run(Invocation in) {
        try (Traces traces = new Traces(in);
                OpenHost host = hosts.open(in.environment(), choice(in, mode.word(), traces))) {
            return run(in, host.admin());
        } catch (IOException e) {
            throw trouble(e);
        }
    }

    private int run(Invocation in, AdminHost host) throws IOException {
        NativeOutput output = new NativeOutput(in, in.format() == OutputFormat.TEXT);
        if (in.flag("login")) {
            output.onlyLogins();
        }
        int code = new Admin(host, output).run(request(in));
        output.end();
        return status(code, output);
    }

    /** Which host the options name. */
    static HostChoice choice(Invocation in, String command, Traces traces) {
        demandDatabase(in, command);
        return new HostChoice(
                in.value("lab"),
                in.value("host"),
                in.value("iscsi-root"),
                Durations.parse(in.value("timeout")),
                traces.all(),
                Remarks.of(in, command));
    }

    /** Only what is found or made anew may begin a node database: others would not find in it what they look for. */
    private static void demandDatabase(Invocation in, String command) {
        String option = in.value("iscsi-root");
        String root = option == null ? in.environment().variable("VTOOL_ISCSI_ROOT") : option;
        boolean begins = command.startsWith("discovery") || in.values("op").contains("new");
        if (begins
                || root == null
                || root.isEmpty()
                || Files.isDirectory(in.environment().resolve(root))) {
            return;
        }
        throw new CommandFailure(
                FailureKind.UNAVAILABLE,
                new Trouble(
                        "iscsi_root_missing",
                        "there is no folder '" + root + "' with a node database",
                        root,
                        option == null ? "check $VTOOL_ISCSI_ROOT" : "check --iscsi-root"),
                null);
    }

    /** Trouble with the host's own files. */
    static CommandFailure trouble(IOException e) {
        String message = "cannot use the host's files: " + e.getMessage();
        return new CommandFailure(
                FailureKind.IO, new Trouble("iscsi_host_io", message, null, "check --lab and --iscsi-root"), e);
    }

    private AdminRequest request(Invocation in) {
        AdminRequest request = new AdminRequest(mode);
        for (int i = 0; i < AdminModels.LETTERS.length(); i++) {
            char letter = AdminModels.LETTERS.charAt(i);
            String key = AdminModels.option(i).key();
            if (!mode.allows(letter) || !in.flag(key)) {
                continue;
            }
            if (AdminModels.option(i).takesValue()) {
                for (String value : in.values(key)) {
                    request.with(letter, value);
                }
            } else {
                request.with(letter, "");
            }
        }
        if (in.flag("ensure")) {
            request.with(AdminRequest.ENSURE, "");
        }
        return request;
    }

    private static int status(int code, NativeOutput output) {
        return switch (code) {
            case ExitCode.SUCCESS -> ExitStatus.WELL;
            case ExitCode.INVAL -> ExitStatus.USAGE;
            default -> output.loggedIn() > 0 ? ExitStatus.PARTIAL : ExitStatus.FOUND;
        };
    }
}
