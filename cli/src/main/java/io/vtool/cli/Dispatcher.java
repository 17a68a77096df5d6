package io.vtool.cli;

import io.vtool.cli.env.Environment;
import io.vtool.cli.env.TextOutput;
import io.vtool.cli.face.NativeParser;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.FailureKind;
import io.vtool.cli.failure.Trouble;
import io.vtool.cli.failure.UsageError;
import io.vtool.cli.getopt.Tool;
import io.vtool.cli.getopt.ToolInvocation;
import io.vtool.cli.help.HelpCommand;
import io.vtool.cli.help.HelpPage;
import io.vtool.cli.model.Catalogue;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Group;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Unanswered;
import io.vtool.cli.render.Style;
import io.vtool.cli.words.Typography;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Finds the command that the first words name, and runs it. */
final class Dispatcher {
    private final Catalogue catalogue;
    private Environment environment;
    private final TextOutput out;
    private final TextOutput err;
    private String name = "vtool";
    private int lostAnswer = FailureKind.IO.status();

    Dispatcher(Catalogue catalogue, Environment environment, TextOutput out, TextOutput err) {
        this.catalogue = catalogue;
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    /** What messages begin with: the command as far as it was understood. */
    String name() {
        return name;
    }

    /** The exit status of what was asked when standard output does not take the answer. */
    int lostAnswer() {
        return lostAnswer;
    }

    int dispatch(List<String> given) throws IOException {
        LeadingOptions leading = LeadingOptions.read(environment, Typography.lead(given, 2));
        environment = leading.environment();
        List<String> line = Typography.lead(leading.line(), 2);
        String first = line.isEmpty() ? "" : line.get(0);
        if (first.equals("--as") && line.size() > 1) {
            return tool(line.get(1), line.subList(2, line.size()));
        }
        if (first.equals("--version") || first.equals("-V")) {
            return version();
        }
        if (line.isEmpty()) {
            return help(List.of());
        }
        if (first.equals("--help") || first.equals("-h")) {
            return help(line.subList(1, line.size()));
        }
        if (first.startsWith("-")) {
            throw new UsageError("option '" + first + "' before the command; options come after it");
        }
        List<String> rest = line.subList(1, line.size());
        Group group = catalogue.group(first);
        if (group != null) {
            return group(group, first, rest);
        }
        Command command = catalogue.command(first);
        return command == null ? tool(first, rest) : run(command, rest);
    }

    private int group(Group group, String noun, List<String> rest) throws IOException {
        lostAnswer = group.onLostAnswer();
        if (rest.isEmpty()) {
            int status = group.onFailure(unanswered("no command is given", rest));
            return status == Command.TOLD_AS_USUAL ? help(List.of(noun)) : status;
        }
        String verb = rest.get(0);
        Command command = group.command(verb);
        if (command != null) {
            return run(command, group.options(rest.subList(1, rest.size())));
        }
        if (group.ofTool(verb) && Tools.tool(noun) != null) {
            return tool(noun, rest);
        }
        if (verb.equals("--help") || verb.equals("-h") || verb.equals("help")) {
            List<String> words = new ArrayList<>(rest);
            words.set(0, noun);
            return help(words);
        }
        if (verb.equals("--version") || verb.equals("-V")) {
            return version();
        }
        if (verb.startsWith("-") && Tools.tool(noun) != null) {
            return tool(noun, rest);
        }
        name = "vtool " + noun;
        UsageError wrong = new UsageError(
                verb.startsWith("-")
                        ? "option '" + verb + "' before the command; options come after it"
                        : HelpCommand.unknown(verb, group));
        return told(group.onFailure(unanswered(String.valueOf(wrong.getMessage()), rest)), wrong);
    }

    private int help(List<String> words) throws IOException {
        return run(new HelpCommand(catalogue), words);
    }

    private int tool(String called, List<String> arguments) throws IOException {
        Tool tool = Tools.tool(called);
        if (tool == null) {
            throw new UsageError(HelpCommand.unknown(called, catalogue));
        }
        name = called;
        return tool.run(new ToolInvocation(called, arguments, environment, out, err));
    }

    private int run(Command command, List<String> rest) throws IOException {
        lostAnswer = command.onLostAnswer();
        try {
            return attempt(command, rest);
        } catch (UsageError e) {
            return told(command.onFailure(unanswered(String.valueOf(e.getMessage()), rest)), e);
        }
    }

    private static int told(int status, RuntimeException failure) {
        if (status == Command.TOLD_AS_USUAL) {
            throw failure;
        }
        return status;
    }

    private int attempt(Command command, List<String> rest) throws IOException {
        CommandModel model = command.model();
        name = "vtool " + model.words();
        if (asks(rest, "--help", "-h")) {
            page().command(model);
            return ExitStatus.WELL;
        }
        if (asks(rest, "--version", "-V")) {
            return version();
        }
        Invocation invocation = new Invocation(model, new NativeParser(model).parse(rest), environment, out, err);
        try {
            return command.run(invocation);
        } catch (CommandFailure failure) {
            return failed(command, invocation, failure);
        } catch (IOException e) {
            return failed(command, invocation, CommandFailure.unreadableInput(e));
        }
    }

    private int failed(Command command, Invocation invocation, CommandFailure failure) {
        int status = command.onFailure(new Unanswered(failure.trouble(), invocation.format(), environment, out, err));
        if (status == Command.TOLD_AS_USUAL) {
            invocation.fail(failure.trouble());
        }
        return told(status, failure);
    }

    /** What a wrong command line leaves to say, in the format that it asks for as far as it can be read. */
    private Unanswered unanswered(String message, List<String> words) {
        return new Unanswered(new Trouble("usage", message, null, null), WantedFormat.of(words), environment, out, err);
    }

    private int version() {
        String commit =
                environment.variable("VTOOL_COMMIT"); // from the launcher: to look for a file would cost start-up time
        out.print("vtool ").line(commit == null || commit.isEmpty() ? Version.NUMBER : Version.built(commit));
        return ExitStatus.WELL;
    }

    private HelpPage page() {
        boolean colour =
                environment.terminal().output() && !environment.terminal().plain();
        return new HelpPage(out, new Style(colour, environment.terminal().width()));
    }

    /** Whether one of two names of a flag stands among the options. */
    private static boolean asks(List<String> line, String name, String letter) {
        for (String word : line) {
            if (word.equals("--")) {
                return false;
            }
            if (word.equals(name) || word.equals(letter)) {
                return true;
            }
        }
        return false;
    }
}
