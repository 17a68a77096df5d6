package io.vtool.cli.env;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Everything a command gets from outside, so that a test can bring its own. Only {@code Main} makes one from the real
 * process.
 *
 * @param time the clock
 * @param random source of random numbers
 * @param signals the wish that the process ends
 * @param variables environment variables
 * @param in standard input, unbuffered
 * @param out standard output, unbuffered
 * @param err standard error, unbuffered
 * @param terminal what is known about the terminal
 * @param workingDirectory the folder against which relative file names are resolved
 * @param shared what the parts of one command use together, null for none
 */
public record Environment(
        TimeSource time,
        RandomGenerator random,
        Signals signals,
        Map<String, String> variables,
        InputStream in,
        OutputStream out,
        OutputStream err,
        Terminal terminal,
        Path workingDirectory,
        @Nullable Shared shared) {

    /** The variable that stands for {@code --lab} in front of a command: unlike VTOOL_LAB it names a lab that is there. */
    public static final String NAMED_LAB = "vtool.lab";

    /** What the parts of one command use together: whoever made it knows what it is. */
    public interface Shared {}

    /** A world in which nothing is shared. */
    public Environment(
            TimeSource time,
            RandomGenerator random,
            Signals signals,
            Map<String, String> variables,
            InputStream in,
            OutputStream out,
            OutputStream err,
            Terminal terminal,
            Path workingDirectory) {
        this(time, random, signals, variables, in, out, err, terminal, workingDirectory, null);
    }

    /**
     * The same world with something that parts of a command share.
     *
     * @param other what it is
     */
    public Environment sharing(Shared other) {
        return new Environment(time, random, signals, variables, in, out, err, terminal, workingDirectory, other);
    }

    /**
     * The same world with other environment variables.
     *
     * @param other the variables
     */
    public Environment with(Map<String, String> other) {
        return new Environment(time, random, signals, other, in, out, err, terminal, workingDirectory, shared);
    }

    /**
     * The same world with another standard input.
     *
     * @param other where it comes from
     */
    public Environment withInput(InputStream other) {
        return new Environment(time, random, signals, variables, other, out, err, terminal, workingDirectory, shared);
    }

    /**
     * The same world with another standard output.
     *
     * @param other where it goes
     */
    public Environment withOutput(OutputStream other) {
        return new Environment(time, random, signals, variables, in, other, err, terminal, workingDirectory, shared);
    }

    /**
     * The same world with another standard error.
     *
     * @param other where it goes
     */
    public Environment withErrors(OutputStream other) {
        return new Environment(time, random, signals, variables, in, out, other, terminal, workingDirectory, shared);
    }

    /**
     * The same world with other signals.
     *
     * @param other who tells of the wish to end
     */
    public Environment withSignals(Signals other) {
        return new Environment(time, random, other, variables, in, out, err, terminal, workingDirectory, shared);
    }

    /**
     * The same world with a terminal that was resized.
     *
     * @param other what is known of it now
     */
    public Environment withTerminal(Terminal other) {
        return new Environment(time, random, signals, variables, in, out, err, other, workingDirectory);
    }

    /**
     * An environment variable's value, null when unset.
     *
     * @param name name of the variable
     */
    public @Nullable String variable(String name) {
        return variables.get(name);
    }

    /** Whether the output is a screen that can be cleared, to draw on it anew; a dumb terminal cannot. */
    public boolean hasScreen() {
        return terminal.output() && !"dumb".equals(variables.getOrDefault("TERM", "dumb"));
    }

    /**
     * A file as the user names it.
     *
     * @param file absolute or relative name
     */
    public Path resolve(String file) {
        return workingDirectory.resolve(file);
    }

    /** The user's home, or the working directory when there is none. */
    public Path homeDirectory() {
        String home = variables.get("HOME");
        return home == null || home.isEmpty() ? workingDirectory : resolve(home);
    }

    /** Where state is kept: {@code $XDG_STATE_HOME/vtool}, by default {@code ~/.local/state/vtool}. */
    public Path stateDirectory() {
        return xdg("XDG_STATE_HOME", ".local/state");
    }

    private Path xdg(String variable, String fallback) {
        String folder = variables.get(variable);
        // the XDG specification: a relative value is to be ignored
        Path base = folder != null && folder.startsWith("/")
                ? resolve(folder)
                : homeDirectory().resolve(fallback);
        return base.resolve("vtool");
    }
}
