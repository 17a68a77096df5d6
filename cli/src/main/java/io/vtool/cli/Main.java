package io.vtool.cli;

import io.vtool.cli.env.Environment;
import io.vtool.cli.env.OutputFailed;
import io.vtool.cli.env.Terminal;
import io.vtool.cli.env.TextOutput;
import io.vtool.cli.model.Catalogue;
import io.vtool.cli.model.ExitStatus;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entry point of the program, and the only class that touches the process it runs in. */
public final class Main {
    private Main() {}

    /**
     * Runs one command and ends the process with its exit status.
     *
     * @param args the words of the command line. {@code --as TOOL} in front, which the launcher passes when it is called
     *     by a link, makes it that tool whatever follows
     */
    public static void main(String[] args) {
        Map<String, String> variables = withHome(System.getenv(), System.getProperty("user.home"));
        Environment environment = new Environment(
                new SystemTime(),
                new SystemRandom(),
                new SystemSignals(),
                variables,
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Terminal.of(variables),
                Path.of(""));
        if (args.length > 1 && args[0].equals("--train")) {
            Training.run(variables, Path.of(args[1]), args.length == 2 ? "" : args[2]);
            return;
        }
        int status = run(environment, args);
        // not exit: nothing waits for a normal end, and from JDK 21 on it starts up the logging system to tell of it
        Runtime.getRuntime().halt(status);
    }

    /** Adds the home that the system knows where the variable is missing, as services and monitoring agents run commands. */
    static Map<String, String> withHome(Map<String, String> variables, @Nullable String home) {
        String given = variables.get("HOME");
        if (given != null && !given.isEmpty() || home == null || !home.startsWith("/")) {
            return variables;
        }
        Map<String, String> all = new HashMap<>(variables);
        all.put("HOME", home);
        return all;
    }

    /**
     * Runs one command.
     *
     * @param environment the world it runs in
     * @param args the words of the command line
     * @return the exit status
     */
    public static int run(Environment environment, String... args) {
        return run(new Groups(), environment, args);
    }

    static int run(Catalogue catalogue, Environment environment, String... args) {
        TextOutput out = new TextOutput(environment.out());
        TextOutput err = new TextOutput(environment.err());
        List<String> words = Arrays.asList(args);
        Dispatcher dispatcher = new Dispatcher(catalogue, environment, out, err);
        try {
            int status = dispatcher.dispatch(words);
            out.flush();
            err.flush();
            return status;
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            boolean verbose = words.contains("-v") || words.contains("--verbose");
            ErrorReporter reporter = new ErrorReporter(err, words.contains("--debug"), verbose);
            int status = reporter.report(dispatcher.name(), e);
            boolean lost = e instanceof OutputFailed failed && !failed.readerWentAway();
            return end(out, err, lost ? dispatcher.lostAnswer() : status);
        }
    }

    /** Hands over what was printed before the error; where nobody takes it, the error's own status says enough. */
    private static int end(TextOutput out, TextOutput err, int status) {
        try {
            out.flush();
        } catch (OutputFailed e) {
            return e.readerWentAway() ? ExitStatus.PIPE : status;
        }
        try {
            err.flush();
        } catch (OutputFailed e) {
            return status;
        }
        return status;
    }
}
