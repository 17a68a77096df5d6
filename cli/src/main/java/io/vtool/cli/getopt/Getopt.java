package io.vtool.cli.getopt;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.words.Typography;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads options one after another as the GNU C library's {@code getopt_long} does, with its wording of errors: clusters of
 * short options, arguments attached or separate, abbreviated long options, optional arguments, {@code --}, operands anywhere.
 *
 * <pre>{@code
 * Getopt options = in.options(TABLE);
 * for (int c = options.next(); c != Getopt.END; c = options.next()) {
 *     switch (c) {
 *         case 'f': file = options.argument(); break;
 *         default: return usage();
 *     }
 * }
 * List<String> operands = options.operands();
 * }</pre>
 */
public final class Getopt {
    /** There are no more options. */
    public static final int END = -1;

    /** The option is unknown or misused; the error is printed. */
    public static final int ERROR = '?';

    /** An operand in its place, where the table asks for that; it is the argument. */
    public static final int OPERAND = 1;

    private final String tool;
    private final List<String> words;
    private final OptionTable table;
    private final TextOutput err;
    private final List<String> operands = new ArrayList<>();
    private int next;
    private String cluster = "";
    private @Nullable String argument;
    private int offender;

    Getopt(String tool, List<String> words, OptionTable table, TextOutput err) {
        this.tool = tool;
        this.words = Typography.repair(words, table);
        this.table = table;
        this.err = err;
    }

    /**
     * The next option's code: its letter, or what the table says for a long one; {@link #END}, {@link #ERROR}, {@link
     * #OPERAND}, or {@code :} for a missing argument where the table asks for that.
     */
    public int next() {
        argument = null;
        if (!cluster.isEmpty()) {
            return letter();
        }
        while (next < words.size()) {
            String word = words.get(next);
            if (word.equals("--")) {
                next++;
                rest();
                return END;
            }
            if (word.length() > 1 && word.charAt(0) == '-') {
                next++;
                return option(word);
            }
            if (table.stopsAtOperand()) {
                rest();
                return END;
            }
            next++;
            if (table.inPlace()) {
                argument = word;
                return OPERAND;
            }
            operands.add(word);
        }
        return END;
    }

    /** Argument of the option just returned, null when it has none. */
    public @Nullable String argument() {
        return argument;
    }

    /** Argument of the option just returned, for one that always has an argument. */
    public String value() {
        String value = argument;
        return value == null ? "" : value;
    }

    /** The code of the option that the last error is about, 0 for an unknown long option. */
    public int offender() {
        return offender;
    }

    /** What is left beside the options, in order; complete once {@link #END} was returned. */
    public List<String> operands() {
        return operands;
    }

    private void rest() {
        operands.addAll(words.subList(next, words.size()));
        next = words.size();
    }

    private int option(String word) {
        if (word.charAt(1) == '-') {
            return longOption(word.substring(2));
        }
        cluster = word.substring(1);
        return letter();
    }

    private int letter() {
        char letter = cluster.charAt(0);
        cluster = cluster.substring(1);
        offender = letter;
        if (!table.hasShort(letter)) {
            return error("invalid option -- '" + letter + "'");
        }
        LongOption.Argument wants = table.argument(letter);
        if (wants != LongOption.Argument.NONE) {
            if (!cluster.isEmpty()) {
                argument = cluster;
                cluster = "";
            } else if (wants == LongOption.Argument.REQUIRED) {
                if (next == words.size()) {
                    return missing("option requires an argument -- '" + letter + "'");
                }
                argument = words.get(next++);
            }
        }
        return letter;
    }

    private int longOption(String text) {
        List<LongOption> matches = matches(text);
        offender = 0;
        if (matches.isEmpty()) {
            return error("unrecognized option '--" + text + "'");
        }
        LongOption option = matches.get(0);
        if (matches.size() > 1) {
            StringBuilder list = new StringBuilder("option '--" + text + "' is ambiguous; possibilities:");
            for (LongOption match : matches) {
                list.append(" '--").append(match.name()).append('\'');
            }
            return error(list.toString());
        }
        offender = option.code();
        int equals = text.indexOf('=');
        if (equals >= 0) {
            if (option.argument() == LongOption.Argument.NONE) {
                return error("option '--" + option.name() + "' doesn't allow an argument");
            }
            argument = text.substring(equals + 1);
        } else if (option.argument() == LongOption.Argument.REQUIRED) {
            if (next == words.size()) {
                return missing("option '--" + option.name() + "' requires an argument");
            }
            argument = words.get(next++);
        }
        return option.code();
    }

    /** The option of that name, else the one or more that begin with it and differ in what they do. */
    private List<LongOption> matches(String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        List<LongOption> matches = new ArrayList<>();
        boolean differ = false;
        for (LongOption option : table.longs()) {
            if (option.name().equals(name)) {
                return List.of(option);
            }
            if (option.name().startsWith(name)) {
                LongOption first = matches.isEmpty() ? option : matches.get(0);
                differ |= first.code() != option.code() || first.argument() != option.argument();
                matches.add(option);
            }
        }
        return differ || matches.isEmpty() ? matches : List.of(matches.get(0));
    }

    private int missing(String message) {
        return table.silent() ? ':' : error(message);
    }

    private int error(String message) {
        if (!table.silent()) {
            err.print(tool).print(": ").foreign(message).line();
        }
        return ERROR;
    }
}
