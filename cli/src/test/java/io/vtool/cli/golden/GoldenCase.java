package io.vtool.cli.golden;

import io.vtool.cli.CommandRun;
import java.util.ArrayList;
import java.util.List;

/** One command line with what it reads, and what it is expected to print and return. */
record GoldenCase(int line, String command, List<String> variables, String stdin, String expected) {
    /** Runs the command and writes down what it did, in the file's notation. */
    String actual() {
        List<String> words = words(command);
        boolean tool = !words.get(0).equals("vtool");
        List<String> arguments = new ArrayList<>(tool ? List.of("--as", words.get(0)) : List.of());
        arguments.addAll(words.subList(1, words.size()));
        CommandRun run = CommandRun.of(arguments.toArray(new String[0])).stdin(stdin);
        for (String variable : variables) {
            int equals = variable.indexOf('=');
            run.variable(variable.substring(0, equals), variable.substring(equals + 1));
        }
        CommandRun.Result result = run.run();
        return lines('>', result.out())
                + lines('!', result.err())
                + (result.status() == 0 ? "" : "? " + result.status() + "\n");
    }

    private static String lines(char mark, String text) {
        if (text.isEmpty()) {
            return "";
        }
        boolean open = !text.endsWith("\n");
        StringBuilder marked = new StringBuilder();
        for (String line : (open ? text : text.substring(0, text.length() - 1)).split("\n", -1)) {
            marked.append(mark).append(line.isEmpty() ? "" : " ").append(line).append('\n');
        }
        return open ? marked.append(mark).append("\\\n").toString() : marked.toString();
    }

    /** Splits a line as a shell does, with both kinds of quotes and the backslash. */
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote == 0 && c == ' ') {
                if (word != null) {
                    words.add(word.toString());
                }
                word = null;
                continue;
            }
            word = word == null ? new StringBuilder() : word;
            if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            } else if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
                word.append(line.charAt(++i));
            } else {
                word.append(c);
            }
        }
        if (word != null) {
            words.add(word.toString());
        }
        return words;
    }
}
