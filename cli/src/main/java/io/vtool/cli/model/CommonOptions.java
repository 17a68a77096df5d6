package io.vtool.cli.model;

import io.vtool.cli.render.OutputFormat;
import java.util.ArrayList;
import java.util.List;

/** Options that mean the same in every command. */
public final class CommonOptions {
    /** Shows help; every command has it. */
    public static final Option HELP = Option.flag("-h --help", "Show help and end");

    /** Shows the version; every command has it. */
    public static final Option VERSION = Option.flag("-V --version", "Show the version and end");

    /** Says more on standard error; every command has it. */
    public static final Option VERBOSE =
            Option.flag("-v --verbose", "Print details and the causes of errors on standard error");

    /** Says less on standard error; every command has it. */
    public static final Option QUIET = Option.flag("-q --quiet", "Print nothing but errors on standard error");

    /** When to use colour; every command has it. */
    public static final Option COLOR =
            Option.choice("--color", "WHEN", List.of("auto", "always", "never"), "Use colour in text output");

    /** Shows the program's own trouble in full; every command has it. */
    public static final Option DEBUG = Option.flag("--debug", "Print a stack trace with an error");

    /** Short for JSON; every command that can write it has it. */
    public static final Option JSON = Option.flag("--json", "Same as --output json");

    /** Reads from a file; for commands that say so. */
    public static final Option FROM =
            Option.value("--from", "FILE", "Read from FILE, or from standard input where FILE is -");

    /** The lab's folder; for commands that use a lab. */
    public static final Option LAB = Option.value("--lab", "DIR", "Use the lab in DIR");

    /** The emulated host; for commands that act on one. */
    public static final Option HOST = Option.value("--host", "NAME", "Act as the lab's host NAME");

    /** A limit for everything that waits; for commands that do. */
    public static final Option TIMEOUT =
            Option.value("--timeout", "DURATION", "Give up after DURATION, such as 500ms, 30s, 5m or 1h");

    private CommonOptions() {}

    /**
     * The choice of format.
     *
     * @param formats what the command can write
     */
    static Option output(List<OutputFormat> formats) {
        List<String> words = new ArrayList<>();
        for (OutputFormat format : formats) {
            words.add(format.word());
        }
        return Option.choice("-o --output", "FORMAT", words, "Write results in FORMAT");
    }
}
