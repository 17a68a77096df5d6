package io.vtool.cli.multipath;

import io.vtool.cli.getopt.Getopt;
import io.vtool.cli.getopt.OptionTable;
import io.vtool.cli.getopt.ToolInvocation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command line of multipathd. */
final class MultipathdOptions {
    private static final OptionTable TABLE = OptionTable.of("+dsv:k::Bniw");

    /** Whether commands are read from standard input. */
    boolean interactive;

    /** The command to ask, null when multipathd is to be started. */
    @Nullable
    String command;

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
                case 'd', 's', 'v', 'B', 'n', 'i', 'w' -> {
                    // how it logs and starts makes no difference here
                }
                default -> {
                    status = 1;
                    return false;
                }
            }
        }
        if (!options.operands().isEmpty()) {
            command = joined(options.operands());
        }
        return true;
    }

    /** Words as multipathd's client sends them: each with a blank behind it, quoted if it has one inside. */
    private static String joined(List<String> words) {
        StringBuilder text = new StringBuilder();
        for (String word : words) {
            boolean quoted = word.indexOf(' ') >= 0;
            text.append(quoted ? "\"" : "").append(word).append(quoted ? "\" " : " ");
        }
        return text.append('\n').toString();
    }
}
