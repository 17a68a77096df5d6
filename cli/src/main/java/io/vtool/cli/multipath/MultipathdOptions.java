package io.vtool.cli.multipath;

import io.vtool.cli.getopt.Getopt;
import io.vtool.cli.getopt.OptionTable;
import io.vtool.cli.getopt.ToolInvocation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command line of multipathd. */
final class MultipathdOptions {
    private static final OptionTable TABLE = OptionTable.of(":dsv:k::Bniw");

    /** Room that multipathd's client has for a command. */
    private static final int LONGEST = 160;

    /** Whether commands are read from standard input. */
    boolean interactive;

    /** The command to ask, null when multipathd is to be started. */
    @Nullable
    String command;

    /** Whether it stays in the foreground. */
    boolean foreground;

    /** Whether messages come without the time. */
    boolean bare;

    /** Highest level of messages, negative for what the configuration says. */
    int verbosity = -1;

    /** Exit status when the line is wrong. */
    int status;

    private final ToolInvocation in;

    MultipathdOptions(ToolInvocation in) {
        this.in = in;
    }

    /** Reads the line; false when it is wrong and that was said. */
    boolean read() {
        Getopt options = in.options(TABLE);
        for (int c = options.next(); c != Getopt.END; c = options.next()) {
            switch (c) {
                case 'k' -> {
                    String given = options.argument();
                    interactive = given == null;
                    command = given;
                }
                case 'v' -> {
                    String level = options.value();
                    if (level.isEmpty() || level.charAt(0) < '0' || level.charAt(0) > '9') {
                        status = 1;
                        return false;
                    }
                    verbosity = level.charAt(0) - '0';
                }
                case 'd' -> foreground = true;
                case 's' -> bare = true;
                case 'B', 'n', 'i', 'w' -> {
                    // how it starts makes no difference here
                }
                default -> {
                    int wrong = options.offender() == 0 ? '-' : options.offender();
                    in.err()
                            .print("Invalid argument '-")
                            .foreign(Character.toString(wrong))
                            .line("'");
                    status = 1;
                    return false;
                }
            }
        }
        if (command == null && !interactive && !options.operands().isEmpty()) {
            command = joined(options.operands());
            if (command == null) {
                in.err().line("multipathd command too large");
                status = 1;
                return false;
            }
        }
        return true;
    }

    /**
     * Words as multipathd's client sends them: each with a blank behind it, quoted if it has one inside; null if they are more
     * than it has room for.
     */
    private static @Nullable String joined(List<String> words) {
        StringBuilder text = new StringBuilder();
        for (String word : words) {
            boolean quoted = word.indexOf(' ') >= 0;
            text.append(quoted ? "\"" : "").append(word).append(quoted ? "\" " : " ");
            if (text.length() >= LONGEST) {
                return null;
            }
        }
        return text.append('\n').toString();
    }
}
