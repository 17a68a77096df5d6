package io.vtool.cli.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A text file of golden cases. The first character of a line says what it is:
 *
 * <pre>
 * # a remark
 * $ vtool sense decode 'H:0x0 D:0x2 P:0x0'     the command; a tool's name instead of vtool is the compatible face
 * = COLUMNS=60                                 an environment variable
 * &lt; text                                      a line of standard input
 * &gt; text                                      a line of standard output
 * ! text                                       a line of standard error
 * ? 2                                          the exit status, when it is not 0
 * </pre>
 *
 * Names of files are relative to the module's folder. A line {@code >\} or {@code !\} says that the last line before it does not end in a line feed.
 */
record GoldenFile(Path path, List<GoldenCase> cases) {
    static GoldenFile read(Path path) throws IOException {
        List<GoldenCase> cases = new ArrayList<>();
        List<String> lines = Files.readAllLines(path);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("$ ")) {
                int start = i;
                while (i + 1 < lines.size() && !lines.get(i + 1).startsWith("$ ")) {
                    i++;
                }
                cases.add(parse(start + 1, lines.subList(start, i + 1)));
            }
        }
        return new GoldenFile(path, cases);
    }

    private static GoldenCase parse(int number, List<String> lines) {
        List<String> variables = new ArrayList<>();
        StringBuilder stdin = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        for (String line : lines.subList(1, lines.size())) {
            char mark = line.isEmpty() ? ' ' : line.charAt(0);
            String text = line.length() > 2 ? line.substring(2) : "";
            switch (mark) {
                case '=' -> variables.add(text);
                case '<' -> stdin.append(text).append('\n');
                case '>', '!', '?' -> expected.append(line).append('\n');
                case '#', ' ' -> {}
                default -> throw new IllegalArgumentException("line " + number + ": what is '" + line + "'?");
            }
        }
        return new GoldenCase(number, lines.get(0).substring(2), variables, stdin.toString(), expected.toString());
    }

    /** Writes what the commands do now in place of what was expected. */
    void regenerate() throws IOException {
        StringBuilder text = new StringBuilder();
        int commands = 0;
        boolean owed = false;
        for (String line : Files.readAllLines(path)) {
            boolean setup = line.startsWith("$") || line.startsWith("=") || line.startsWith("<");
            if (owed && (line.startsWith("$") || !setup)) {
                text.append(cases.get(commands - 1).actual());
                owed = false;
            }
            if (line.startsWith("$ ")) {
                commands++;
                owed = true;
            }
            if (setup || line.isEmpty() || line.startsWith("#")) {
                text.append(line).append('\n');
            }
        }
        Files.writeString(path, owed ? text + cases.get(commands - 1).actual() : text);
    }
}
