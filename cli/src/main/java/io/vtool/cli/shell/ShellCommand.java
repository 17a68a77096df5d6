package io.vtool.cli.shell;

import io.vtool.cli.env.Environment;
import io.vtool.cli.env.LineInput;
import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.UsageError;
import io.vtool.cli.model.Catalogue;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Option;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code vtool shell}. */
public final class ShellCommand implements Command {
    private final Catalogue catalogue;
    private final LineRunner runner;

    /**
     * Readies it.
     *
     * @param catalogue all commands
     * @param runner runs them
     */
    public ShellCommand(Catalogue catalogue, LineRunner runner) {
        this.catalogue = catalogue;
        this.runner = runner;
    }

    @Override
    public CommandModel model() {
        return CommandModel.of("shell", "", "Type one command after another, or run a script of them")
                .paragraph(
                        "On a terminal it reads commands with completion of words, options and the names of maps, portals, volume groups "
                                + "and members, and keeps a history. Commands are those of vtool without the word `vtool`. A pasted "
                                + "line of a log is decoded at once.")
                .paragraph(
                        "It also knows `use host NAME` and `use lab DIR`, which hold for all commands that follow, `watch "
                                + "[SECONDS] COMMAND`, and `exit`. Quotes, backslashes, semicolons and comments after # are understood. "
                                + "Ctrl-C ends the command that runs; Ctrl-D ends its input, and at the prompt the shell.")
                .paragraph(
                        "With -c, or when standard input is no terminal, it runs a script. A command that fails, with a status "
                                + "of 2 or above, ends the script; status 1 is a finding and does not. The exit status is the highest of "
                                + "all commands.")
                .option(Option.value("-c --command", "TEXT", "Run the commands of TEXT and end"))
                .option(Option.flag("--keep-going", "Go on with a script after a command that failed"))
                .option(CommonOptions.LAB)
                .option(CommonOptions.HOST)
                .example("vtool shell", "on a terminal")
                .example("vtool shell -c 'lab fault add portal-refuse 127.0.20.1; multipath ll'", "two commands")
                .example("vtool shell < runbook.txt", "a script")
                .seeAlso("vtool help")
                .end();
    }

    @Override
    public int run(Invocation in) throws IOException {
        if (!in.operands().isEmpty()) {
            throw new UsageError("a script comes on standard input, or behind -c");
        }
        Map<String, String> variables = new HashMap<>(in.environment().variables());
        put(variables, "VTOOL_LAB", in.value("lab"));
        put(variables, "VTOOL_HOST", in.value("host"));
        Environment environment = in.environment().with(variables);
        String text = in.value("command");
        if (text == null && environment.terminal().input()) {
            return new Console(catalogue, runner, environment, in.out()).run();
        }
        TextOutput err = new TextOutput(environment.err());
        // what reads standard input must not eat the script
        Environment quiet = environment.withInput(InputStream.nullInputStream());
        Session session = new Session(catalogue, runner, quiet, in.out(), new Interrupts());
        Batch batch = new Batch(session, err, in.flag("keep-going"));
        int status;
        if (text == null) {
            status = batch.run(new LineInput(in.in()));
        } else {
            try {
                batch.run(text, "'" + text + "'");
                status = batch.worst();
            } catch (Words.Unfinished e) {
                throw new UsageError("-c: " + e.getMessage());
            }
        }
        in.out().flush();
        return status;
    }

    private static void put(Map<String, String> variables, String name, @Nullable String value) {
        if (value != null) {
            variables.put(name, value);
        }
    }
}
