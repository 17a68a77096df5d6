package io.vtool.cli.shell;

import io.vtool.cli.env.Environment;
import io.vtool.cli.env.TextOutput;
import io.vtool.cli.lab.LabNames;
import io.vtool.cli.model.Catalogue;
import io.vtool.cli.model.ExitStatus;
import io.vtool.scsi.log.LineDecoder;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a shell remembers between lines: which lab and host are meant, and how the last command ended. */
final class Session {
    /** How long {@code watch} waits between two runs. */
    private static final long WATCH_SECONDS = 2;

    private static final String CLEAR = "\u001b[H\u001b[2J";

    private final Catalogue catalogue;
    private final LineRunner runner;
    private final TextOutput out;
    private final Interrupts interrupts;
    private Environment environment;
    private int status;
    private boolean ended;

    /**
     * Begins one.
     *
     * @param catalogue all commands
     * @param runner runs them
     * @param environment the world they run in
     * @param out where the shell's own words go
     * @param interrupts tells of Ctrl-C
     */
    Session(Catalogue catalogue, LineRunner runner, Environment environment, TextOutput out, Interrupts interrupts) {
        this.catalogue = catalogue;
        this.runner = runner;
        this.environment = environment;
        this.out = out;
        this.interrupts = interrupts;
    }

    Environment environment() {
        return environment;
    }

    /** Takes note of the width of the terminal, for the commands that follow; 0 where it is not known. */
    void resize(int columns) {
        environment = environment.withTerminal(environment.terminal().resized(columns));
    }

    /** Status of the last command. */
    int status() {
        return status;
    }

    /** Whether somebody asked for the end. */
    boolean ended() {
        return ended;
    }

    /** The host that commands act on, empty for the lab's usual one. */
    String host() {
        String host = environment.variable("VTOOL_HOST");
        return host == null ? "" : host;
    }

    /** Whether a line is no command but one of a log that somebody pasted. */
    boolean isLog(String line) {
        String text = line.strip();
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && text.charAt(end) != ';') {
            end++;
        }
        String first = text.substring(0, end);
        return !first.isEmpty()
                && !first.equals("vtool")
                && !isCommand(first)
                && !ownWords().contains(first)
                && !new LineDecoder().decode(0, text).isEmpty();
    }

    /** Explains a line of a log. */
    int decode(String line) {
        status = vtool(List.of("sense", "decode", line));
        return status;
    }

    /** Runs one command. */
    int run(List<String> words) {
        List<String> command =
                words.get(0).equals("vtool") && words.size() > 1 ? words.subList(1, words.size()) : words;
        status = switch (command.get(0)) {
            case "exit", "quit" -> end();
            case "use" -> use(command);
            case "watch" -> watch(command);
            case "help" -> command.size() == 1 ? help() : vtool(command);
            default -> vtool(command);
        };
        return status;
    }

    private int vtool(List<String> command) {
        out.flush();
        return runner.run(environment, command.toArray(new String[0]));
    }

    /** The words that only the shell has, and then the program's own help. */
    private int help() {
        int helped = vtool(List.of("help"));
        out.line();
        out.line("Words of the shell:");
        out.line("  use host NAME               Act as the lab's host NAME; without NAME as the usual one");
        out.line("  use lab DIR                 Use the lab in DIR; without DIR the usual one");
        out.line("  watch [SECONDS] COMMAND     Run COMMAND again and again, until Ctrl-C");
        out.line("  exit, quit                  End; so does Ctrl-D");
        out.line("  a line of a log             Is decoded, as by sense decode");
        out.flush();
        return helped;
    }

    private int end() {
        ended = true;
        return status;
    }

    /** {@code use host NAME}, {@code use lab DIR}; without a value the usual one. */
    private int use(List<String> command) {
        String what = command.size() < 2 ? "" : command.get(1);
        if (!what.equals("host") && !what.equals("lab") || command.size() > 3) {
            out.line("use host NAME, use lab DIR, or without a value for the usual one");
            return ExitStatus.USAGE;
        }
        Map<String, String> variables = new HashMap<>(environment.variables());
        String variable = what.equals("host") ? "VTOOL_HOST" : "VTOOL_LAB";
        if (command.size() == 3) {
            variables.put(variable, command.get(2));
        } else {
            variables.remove(variable);
        }
        if (what.equals("lab")) {
            variables.remove("VTOOL_HOST"); // another lab has other hosts
        }
        Environment changed = environment.with(variables);
        if (what.equals("host") && command.size() == 3) {
            // only whether there is one, and the words of why not
            int known = runner.run(changed.withOutput(OutputStream.nullOutputStream()), "lab", "host", command.get(2));
            if (known >= ExitStatus.USAGE) {
                return known;
            }
        }
        environment = changed;
        if (what.equals("lab")
                && command.size() == 3
                && LabNames.of(changed, "host").isEmpty()) {
            out.line("there is no lab in " + command.get(2)
                    + ": 'lab init' makes one there, 'use lab' goes back to the usual one");
        }
        return ExitStatus.WELL;
    }

    /** {@code watch [SECONDS] COMMAND...}: again and again, until Ctrl-C. */
    private int watch(List<String> command) {
        int from = 1;
        long seconds = WATCH_SECONDS;
        if (command.size() > 1 && isNumber(command.get(1))) {
            seconds = Math.max(1, Long.parseLong(command.get(1)));
            from = 2;
        }
        if (command.size() <= from) {
            out.line("watch [SECONDS] COMMAND...");
            return ExitStatus.USAGE;
        }
        int last = ExitStatus.WELL;
        do {
            if (environment.hasScreen()) {
                out.print(CLEAR);
            }
            last = vtool(command.subList(from, command.size()));
        } while (last != ExitStatus.USAGE && !interrupts.await(seconds));
        return last;
    }

    private static boolean isNumber(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') {
                return false;
            }
        }
        return !word.isEmpty() && word.length() < 6;
    }

    private boolean isCommand(String word) {
        return word.startsWith("-")
                || catalogue.groups().contains(word)
                || catalogue.commands().contains(word)
                || catalogue.tools().contains(word);
    }

    /** The words that only the shell knows. */
    static List<String> ownWords() {
        return Arrays.asList("exit", "quit", "use", "watch");
    }
}
