package io.vtool.lvm.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a command's words apart as lvm2 does: hyphens inside of long names do not count, the rest is getopt_long(3), with
 * abbreviated names, clusters of letters and options behind operands.
 */
final class CommandLineReader {
    private final String command;
    private final List<String> words;
    private final LvmOptions table;
    private final CommandLine line = new CommandLine();
    private int next;
    private @Nullable String problem;

    CommandLineReader(String command, List<String> words) {
        this.command = command;
        this.words = words;
        this.table = LvmOptions.of(command);
    }

    /** What was given, or null: then {@link #problem} tells why. */
    @Nullable
    CommandLine read() {
        while (next < words.size() && problem == null) {
            String word = words.get(next++);
            if (word.equals("--")) {
                while (next < words.size()) {
                    line.operand(words.get(next++));
                }
            } else if (word.startsWith("--")) {
                longOption(withoutHyphens(word));
            } else if (word.length() > 1 && word.charAt(0) == '-') {
                letters(word);
            } else {
                line.operand(word);
            }
        }
        return problem == null ? line : null;
    }

    /** What is wrong, in getopt's words or lvm2's own, without a line end. */
    String problem() {
        return problem == null ? "" : problem;
    }

    /** The name and value of a long option; the name loses its hyphens. */
    static String withoutHyphens(String word) {
        int equals = word.indexOf('=');
        int end = equals < 0 ? word.length() : equals;
        return word.substring(2, end).replace("-", "") + word.substring(end);
    }

    private void longOption(String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        List<LvmOption> matches = table.matching(name);
        if (matches.isEmpty()) {
            complain("unrecognized option '--" + text + "'");
        } else if (matches.size() > 1) {
            StringBuilder list = new StringBuilder("option '--" + text + "' is ambiguous; possibilities:");
            for (LvmOption match : matches) {
                list.append(" '--").append(match.name()).append('\'');
            }
            complain(list.toString());
        } else {
            LvmOption option = matches.get(0);
            if (equals >= 0 && !option.takesValue()) {
                complain("option '--" + option.name() + "' doesn't allow an argument");
            } else if (equals >= 0) {
                add(option, text.substring(equals + 1));
            } else {
                String shown = option.name().equals("type") ? "typeconfig" : option.name();
                take(option, "option '--" + shown + "' requires an argument");
            }
        }
    }

    private void letters(String word) {
        for (int i = 1; i < word.length() && problem == null; i++) {
            char letter = word.charAt(i);
            boolean asksFirst = next == 1 && word.equals("-?");
            LvmOption option = table.lettered(asksFirst ? 'h' : letter);
            if (option == null) {
                complain("invalid option -- '" + letter + "'");
            } else if (option.takesValue() && i + 1 < word.length()) {
                add(option, word.substring(i + 1));
                return;
            } else {
                take(option, "option requires an argument -- '" + letter + "'");
            }
        }
    }

    private void take(LvmOption option, String missing) {
        if (!option.takesValue()) {
            add(option, "");
        } else if (next < words.size()) {
            add(option, words.get(next++));
        } else {
            complain(missing);
        }
    }

    private void add(LvmOption given, String value) {
        LvmOption option =
                given.name().equals("type") ? table.matching("typeconfig").get(0) : given;
        if (!option.repeatable() && line.has(option.name())) {
            problem = "  Option " + option.shown() + " may not be repeated.";
        } else if (option.takesValue() && !option.takes(value)) {
            problem = "  Invalid argument for --" + option.name() + ": " + value;
        } else {
            line.add(option, value);
        }
    }

    private void complain(String text) {
        problem = command + ": " + text;
    }
}
