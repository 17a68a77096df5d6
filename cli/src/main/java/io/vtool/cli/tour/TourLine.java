package io.vtool.cli.tour;

import io.vtool.cli.env.Environment;
import io.vtool.cli.shell.LineRunner;
import io.vtool.cli.shell.Words;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** Runs the command lines of the tour: those of vtool in this process, others by sh. */
public final class TourLine {
    private static final String PROGRAM = "vtool ";

    private final LineRunner runner;
    private final Environment environment;

    /**
     * Readies it.
     *
     * @param runner runs vtool
     * @param environment the world in which everything is run, with a folder of its own
     */
    public TourLine(LineRunner runner, Environment environment) {
        this.runner = runner;
        this.environment = environment;
    }

    /**
     * Runs one command.
     *
     * @param command as it is typed
     * @throws IOException when sh cannot be started, or its output not be handed on
     */
    public void run(String command) throws IOException {
        if (!command.startsWith(PROGRAM)) {
            shell(command);
            return;
        }
        try {
            for (List<String> words : Words.split(command)) {
                runner.run(environment, words.subList(1, words.size()).toArray(new String[0]));
            }
        } catch (Words.Unfinished e) {
            throw new IllegalStateException("a quotation mark is not closed: " + command, e);
        }
    }

    private void shell(String command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .directory(environment.workingDirectory().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true);
        builder.environment().putAll(environment.variables());
        Process process = builder.start();
        try (InputStream printed = process.getInputStream()) {
            OutputStream out = environment.out();
            printed.transferTo(out);
        } finally {
            process.destroy();
        }
    }
}
