package io.vtool.cli.face;

import io.vtool.cli.failure.UsageError;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.Operand;
import io.vtool.cli.model.Option;
import io.vtool.cli.model.Request;
import io.vtool.cli.words.Suggestion;
import io.vtool.cli.words.Typography;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Sorts out a command line against a command's model. The parsing is picocli's, fed with the one command addressed. */
public final class NativeParser {
    private final CommandModel model;
    private final List<Option> options;

    /**
     * A parser for one command.
     *
     * @param model the command's model
     */
    public NativeParser(CommandModel model) {
        this.model = model;
        this.options = model.allOptions();
    }

    /**
     * Parses the words after the command's name.
     *
     * @param words the words
     * @throws UsageError when they do not fit the model
     */
    public Request parse(List<String> words) {
        List<String> repaired = Typography.repair(words, new ModelShape(model));
        Request plain = new PlainLine(options).parse(repaired);
        Request request = plain == null ? fully(repaired) : plain;
        for (Option option : options) {
            List<String> values = request.options().get(option.key());
            if (values != null && option.takesValue()) {
                check(option, values);
            }
        }
        check(request.operands());
        return request;
    }

    /** Everything picocli knows: letters in a cluster, values that are attached, and what to say about mistakes. */
    Request fully(List<String> words) {
        CommandLine.ParseResult result;
        try {
            result = commandLine().parseArgs(words.toArray(new String[0]));
        } catch (CommandLine.UnmatchedArgumentException e) {
            throw unknown(e.getUnmatched().get(0));
        } catch (CommandLine.MissingParameterException e) {
            throw missing(e);
        } catch (CommandLine.ParameterException e) {
            throw new UsageError(valueOfFlag(words, e));
        }
        Map<String, List<String>> values = new HashMap<>();
        for (OptionSpec spec : result.matchedOptions()) {
            Option option = option(spec.names()[0]);
            values.put(
                    option.key(), List.copyOf(option.takesValue() ? spec.originalStringValues() : spec.stringValues()));
        }
        // the one positional parameter is listed once for each of its values
        List<PositionalParamSpec> matched = result.matchedPositionals();
        List<String> operands = matched.isEmpty() ? List.of() : matched.get(0).originalStringValues();
        return new Request(values, List.copyOf(operands));
    }

    private CommandLine commandLine() {
        CommandSpec spec = CommandSpec.create();
        for (Option option : options) {
            OptionSpec.Builder builder = OptionSpec.builder(option.names().toArray(new String[0]));
            if (option.takesValue()) {
                builder.type(List.class).auxiliaryTypes(String.class).arity("1");
            } else {
                builder.type(boolean.class).arity("0");
            }
            spec.addOption(builder.build());
        }
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .build());
        CommandLine line = new CommandLine(spec);
        line.setExpandAtFiles(false);
        line.setOverwrittenOptionsAllowed(true);
        line.setInterpolateVariables(false);
        return line;
    }

    private Option option(String name) {
        for (Option option : options) {
            if (option.names().contains(name)) {
                return option;
            }
        }
        throw new IllegalStateException(name);
    }

    /** Whether the operands are as many as the model wants, and are among its choices. */
    private void check(List<String> operands) {
        int place = 0;
        for (Operand operand : model.operands()) {
            if (operands.size() < place + operand.least()) {
                throw new UsageError(operand.label() + " is missing");
            }
            int end = (int) Math.min(operands.size(), (long) place + operand.most());
            for (; place < end; place++) {
                check(operand.label(), operands.get(place), operand.choices());
            }
        }
        if (operands.size() > place) {
            throw new UsageError("too many words: '" + operands.get(place) + "'");
        }
    }

    private static void check(Option option, List<String> values) {
        for (String value : values) {
            check("option '" + longName(option) + "'", value, option.choices());
        }
    }

    private static void check(String name, String value, List<String> choices) {
        if (!choices.isEmpty() && !choices.contains(value)) {
            throw new UsageError(name + " must be one of " + String.join(", ", choices) + ", not '" + value + "'"
                    + Suggestion.clause(value, choices));
        }
    }

    private UsageError unknown(String word) {
        int end = word.indexOf('=');
        String name = end < 0 ? word : word.substring(0, end);
        List<String> names = new ArrayList<>();
        for (Option option : options) {
            names.addAll(option.names());
        }
        boolean isLong = name.startsWith("--") || name.length() > 2;
        return new UsageError("unknown option '" + name + "'" + (isLong ? Suggestion.clause(name, names) : ""));
    }

    private static UsageError missing(CommandLine.MissingParameterException e) {
        if (!e.getMissing().isEmpty() && e.getMissing().get(0) instanceof OptionSpec spec) {
            return new UsageError("option '" + spec.longestName() + "' needs a value");
        }
        return new UsageError(plain(e));
    }

    /** Says which flag was given a value, else what picocli says. */
    private String valueOfFlag(List<String> words, CommandLine.ParameterException e) {
        for (String word : words) {
            int equals = word.indexOf('=');
            for (Option option : options) {
                if (equals > 0 && !option.takesValue() && option.names().contains(word.substring(0, equals))) {
                    return "option '" + word.substring(0, equals) + "' takes no value";
                }
            }
        }
        return plain(e);
    }

    private static String longName(Option option) {
        return option.names().get(option.names().size() - 1);
    }

    /** picocli's own words, for what has no better ones here. */
    private static String plain(CommandLine.ParameterException e) {
        String message = e.getMessage();
        return message == null ? "the command line makes no sense" : message;
    }
}
