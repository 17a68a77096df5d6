package io.vtool.cli.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a line into commands and their words: blanks separate words, semicolons commands, {@code #} in front of a word begins a
 * remark; quotes and backslashes keep what they enclose or precede.
 */
public final class Words {
    /** A quote is not closed, or nothing follows a backslash: there is more to come. */
    public static final class Unfinished extends Exception {
        private static final long serialVersionUID = 1L;

        Unfinished(String message) {
            super(message);
        }
    }

    private final List<List<String>> commands = new ArrayList<>();
    private List<String> command = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;

    private Words() {}

    /**
     * The commands of a line, each with at least one word.
     *
     * @param line what was typed
     * @throws Unfinished when more has to follow
     */
    public static List<List<String>> split(String line) throws Unfinished {
        Words words = new Words();
        words.read(line);
        words.endCommand();
        return words.commands;
    }

    private void read(String line) throws Unfinished {
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else if (c == '\\' && quote == '"' && i + 1 < line.length() && isEscaped(line.charAt(i + 1))) {
                    word.append(line.charAt(++i));
                } else {
                    word.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                inWord = true;
            } else if (c == '\\') {
                if (i + 1 == line.length()) {
                    throw new Unfinished("nothing follows the backslash");
                }
                word.append(line.charAt(++i));
                inWord = true;
            } else if (c == ';') {
                endCommand();
            } else if (c == '#' && !inWord) {
                return;
            } else if (Character.isWhitespace(c)) {
                endWord();
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (quote != 0) {
            throw new Unfinished("a quotation mark is not closed");
        }
    }

    /** Within double quotes a backslash means itself before all but these, so that paths of Windows need no care. */
    private static boolean isEscaped(char c) {
        return c == '"' || c == '\\';
    }

    private void endWord() {
        if (inWord) {
            command.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
    }

    private void endCommand() {
        endWord();
        if (!command.isEmpty()) {
            commands.add(command);
            command = new ArrayList<>();
        }
    }
}
