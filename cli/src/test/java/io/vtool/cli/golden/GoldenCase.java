package io.vtool.cli.golden;

import io.vtool.cli.CommandRun;
import java.util.ArrayList;
import java.util.List;

/** One command line with what it reads, and what it is expected to print and return. */
record GoldenCase(int line, String command, List<String> variables, String stdin, String expected) {
    /** Runs the command and writes down what it did, in the file's notation. */
    String actual() {
        List<String> words = CommandLines.words(command);
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
}
