package io.vtool.cli.multipath;

import io.vtool.cli.env.LineInput;
import io.vtool.cli.getopt.Tool;
import io.vtool.cli.getopt.ToolInvocation;
import io.vtool.multipath.config.MultipathConfig;
import io.vtool.multipath.daemon.ConfigFiles;
import io.vtool.multipath.daemon.Conversation;
import io.vtool.multipath.daemon.Daemon;
import io.vtool.multipath.host.Machine;
import io.vtool.multipath.probe.Probes;
import java.io.IOException;
import java.io.UncheckedIOException;

/** multipathd of multipath-tools 0.9.4, as far as it is asked something: {@code multipathd show paths}. */
public final class MultipathdTool implements Tool {
    private static final int FAIL = 1;
    /** How the multipathd that a script expects reads its input: on a pipe, that of Debian neither prompts nor echoes. */
    private static final String READLINE = "VTOOL_MULTIPATHD_READLINE";

    private static final String PROMPT = "multipathd> ";

    @Override
    public int run(ToolInvocation in) throws IOException {
        MultipathdOptions options = new MultipathdOptions(in);
        if (!options.read()) {
            return options.status;
        }
        if (options.foreground && options.command == null && !options.interactive) {
            return new ForegroundDaemon(in, options).run();
        }
        try (MultipathHost host = MultipathTool.open(in)) {
            return run(in, options, host.machine());
        } catch (UncheckedIOException e) {
            throw MultipathHost.trouble(e);
        }
    }

    /** Runs on a machine. */
    static int run(ToolInvocation in, MultipathdOptions options, Machine machine) throws IOException {
        MultipathTool.tell(MultipathConfig.read(ConfigFiles.read(machine)), in);
        if (options.interactive) {
            return converse(in, machine);
        }
        String command = options.command;
        return command == null ? start(machine) : ask(in, machine, command);
    }

    private static int start(Machine machine) {
        Probes probes = new Probes(machine);
        if (Daemon.wake(machine, probes) == null) {
            Daemon.start(machine, probes);
        }
        return 0;
    }

    private static int ask(ToolInvocation in, Machine machine, String command) {
        Daemon daemon = Daemon.wake(machine, new Probes(machine));
        if (daemon == null) {
            return FAIL;
        }
        String answer = new Conversation(daemon).answer(command);
        daemon.save();
        new MapOutput(in.out(), false).text(answer);
        return answer.equals(Conversation.FAIL) ? FAIL : 0;
    }

    private static int converse(ToolInvocation in, Machine machine) throws IOException {
        if (Daemon.wake(machine, new Probes(machine)) == null) {
            in.err().line("ERROR: failed to connect to multipathd");
            return FAIL;
        }
        String build = in.environment().variable(READLINE);
        boolean terminal = in.environment().terminal().input();
        boolean echo = !terminal && "readline".equals(build);
        boolean prompt = terminal || echo || "none".equals(build);
        LineInput lines = new LineInput(in.in());
        while (true) {
            if (prompt) {
                in.out().print(PROMPT).flush();
            }
            String line = lines.next();
            if (line != null && echo) {
                in.out().foreign(line).line();
            }
            if (line == null || Conversation.isQuit(line)) {
                return 0;
            }
            if (!line.isBlank()) {
                machine.refresh();
                ask(in, machine, line);
            }
        }
    }
}
