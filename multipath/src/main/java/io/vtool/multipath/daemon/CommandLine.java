package io.vtool.multipath.daemon;

import io.vtool.multipath.config.ConfigLine;
import io.vtool.scsi.table.FactTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One command to multipathd, read as it reads it: words may be abbreviated, some take an argument, four make a command.
 *
 * @param words the words by their first names, in order; empty when the text is wrong
 * @param arguments arguments by the word they belong to
 * @param problem what is wrong, {@link Problem#NONE} for nothing
 */
record CommandLine(String words, Map<String, String> arguments, Problem problem) {
    /** What can be wrong. */
    enum Problem {
        NONE,
        /** The last word is not known. */
        NOT_FOUND,
        /** A word before the last is not known. */
        UNKNOWN_WORD,
        /** An argument is missing, or the words make no command. */
        MISSING_ARGUMENT,
        /** There is nothing but blanks, or a comment. */
        NOTHING
    }

    private static final int WORD = 1;
    private static final int MEANS = 2;
    private static final int ARGUMENT = 3;
    private static final int LONGEST = 4;
    private static final String DEVICES = "/dev/";
    private static final FactTable KEYWORDS = FactTable.load(CommandLine.class, "keywords");
    private static final FactTable COMMANDS = FactTable.load(CommandLine.class, "commands");

    /** Reads a command. */
    static CommandLine parse(String text) {
        ConfigLine read = ConfigLine.of(text);
        if (read == null) {
            return wrong(Problem.NOTHING);
        }
        List<String> tokens = read.tokens();
        Map<String, String> arguments = new HashMap<>();
        StringBuilder words = new StringBuilder();
        String waiting = null;
        int count = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (ConfigLine.isQuote(tokens.get(i))) {
                continue;
            }
            if (waiting != null) {
                arguments.put(waiting, tokens.get(i));
                waiting = null;
                continue;
            }
            int row = find(tokens.get(i));
            if (row == FactTable.NONE) {
                return wrong(i == tokens.size() - 1 ? Problem.NOT_FOUND : Problem.UNKNOWN_WORD);
            }
            count++;
            String word = KEYWORDS.text(row, MEANS);
            words.append(words.length() == 0 ? "" : " ").append(word);
            waiting = KEYWORDS.text(row, ARGUMENT).equals("yes") ? word : null;
        }
        if (waiting != null || count > LONGEST || !isCommand(words.toString())) {
            return wrong(Problem.MISSING_ARGUMENT);
        }
        return new CommandLine(words.toString(), arguments, Problem.NONE);
    }

    private static CommandLine wrong(Problem problem) {
        return new CommandLine("", Map.of(), problem);
    }

    /** The argument of a word, empty for none. */
    String argument(String word) {
        String argument = arguments.get(word);
        return argument == null ? "" : argument;
    }

    /** The number at the start of an argument, as C reads it; 0 for none. */
    long number(String word) {
        String text = argument(word).strip();
        int at = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        long number = 0;
        while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0 && number < Integer.MAX_VALUE) {
            number = number * 10 + Character.digit(text.charAt(at), 10);
            at++;
        }
        return text.startsWith("-") ? -number : number;
    }

    /** An argument that names a device: without {@code /dev/}, but with the folder {@code mapper}, which names no map. */
    String device(String word) {
        String argument = argument(word);
        boolean file = argument.startsWith(DEVICES) && argument.length() > DEVICES.length();
        return file ? argument.substring(DEVICES.length()) : argument;
    }

    /** The word that is meant: the one of that name, else the only one that begins so. */
    private static int find(String text) {
        int found = FactTable.NONE;
        boolean several = false;
        for (int row = KEYWORDS.first(); row != FactTable.NONE; row = KEYWORDS.next(row)) {
            String word = KEYWORDS.text(row, WORD);
            if (word.equals(text)) {
                return several ? FactTable.NONE : row;
            }
            if (word.startsWith(text)) {
                several |= found != FactTable.NONE;
                found = found == FactTable.NONE ? row : found;
            }
        }
        return several ? FactTable.NONE : found;
    }

    private static boolean isCommand(String words) {
        for (int row = COMMANDS.first(); row != FactTable.NONE; row = COMMANDS.next(row)) {
            if (COMMANDS.text(row, WORD).equals(words)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The list of commands, which answers a wrong one.
     *
     * @param text the wrong command, null for none
     * @param problem what is wrong with it
     */
    static String help(@Nullable String text, Problem problem) {
        StringBuilder help = new StringBuilder();
        if (text != null && problem != Problem.NONE) {
            help.append(text).append(word(problem));
        }
        help.append("multipath-tools v0.9.4 (12/19, 2022)\nCLI commands reference:\n");
        for (int row = COMMANDS.first(); row != FactTable.NONE; row = COMMANDS.next(row)) {
            String words = COMMANDS.text(row, WORD);
            int at = 0;
            while (at < words.length()) {
                int blank = words.indexOf(' ', at);
                int end = blank < 0 ? words.length() : blank;
                help.append(' ');
                names(help, words.substring(at, end));
                at = end + 1;
            }
            help.append('\n');
        }
        return help.toString();
    }

    private static String word(Problem problem) {
        return switch (problem) {
            case NOT_FOUND -> ": not found\n";
            case NOTHING -> ": Not enough memory\n"; // as the program takes a text without words
            default -> ": Missing argument\n";
        };
    }

    private static void names(StringBuilder help, String means) {
        boolean first = true;
        boolean argument = false;
        String name = means;
        for (int row = KEYWORDS.first(); row != FactTable.NONE; row = KEYWORDS.next(row)) {
            if (KEYWORDS.text(row, MEANS).equals(means)) {
                help.append(first ? "" : "|").append(KEYWORDS.text(row, WORD));
                name = first ? KEYWORDS.text(row, WORD) : name;
                argument = KEYWORDS.text(row, ARGUMENT).equals("yes");
                first = false;
            }
        }
        help.append(argument ? " $" + name : "");
    }
}
