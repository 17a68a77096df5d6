package io.vtool.cli.multipath;

import io.vtool.cli.getopt.Tool;
import io.vtool.cli.getopt.ToolInvocation;
import io.vtool.multipath.command.MultipathCommand;
import io.vtool.multipath.command.MultipathRequest;
import io.vtool.multipath.config.MultipathConfig;
import io.vtool.multipath.config.Problem;
import io.vtool.multipath.daemon.ConfigFiles;
import io.vtool.multipath.host.Machine;
import io.vtool.multipath.map.Log;
import java.io.UncheckedIOException;

/** multipath of multipath-tools 0.9.4: lists, makes and removes multipath maps. */
public final class MultipathTool implements Tool {
    private static final int PROBLEMS = 2;

    @Override
    public int run(ToolInvocation in) {
        try (MultipathHost host = open(in)) {
            return run(in, host.machine());
        } catch (UncheckedIOException e) {
            throw MultipathHost.trouble(e);
        }
    }

    /** Opens the host that the environment names. */
    static MultipathHost open(ToolInvocation in) {
        return MultipathHost.open(
                in.environment(),
                null,
                null,
                null,
                message -> in.err().print(in.name()).print(": ").line(message));
    }

    /** Runs on a machine. */
    static int run(ToolInvocation in, Machine machine) {
        MultipathConfig config = MultipathConfig.read(ConfigFiles.read(machine));
        tell(config, in);
        if (config.refused()) {
            return MultipathCommand.FAIL;
        }
        MultipathOptions options = new MultipathOptions(in);
        options.read();
        MultipathRequest request = options.request;
        if (request == null) {
            return options.status;
        }
        int verbosity = options.verbosity < 0 ? config.defaults().verbosity() : options.verbosity;
        MapOutput out = new MapOutput(in.out(), in.environment().terminal().output());
        // what it says about an event goes to the system's log
        Log log = request.event() ? Log.SILENT : log(in, verbosity);
        return new MultipathCommand(machine, config, request, verbosity, out, log).run();
    }

    private static Log log(ToolInvocation in, int verbosity) {
        return new ErrorLog(in.err(), in.environment().time()::nanos, verbosity);
    }

    /** Tells what is wrong with the configuration. */
    static void tell(MultipathConfig config, ToolInvocation in) {
        Log log = log(in, PROBLEMS);
        for (Problem problem : config.problems()) {
            log.line(problem.level(), problem.text());
        }
    }
}
