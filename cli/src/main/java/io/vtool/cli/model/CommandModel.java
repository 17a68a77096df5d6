package io.vtool.cli.model;

import io.vtool.cli.render.OutputFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All there is to say about a command: the parser, help, manual pages, completion and suggestions are made from it.
 *
 * @param noun first word; the only one of a command without verb
 * @param verb second word, empty for a command of one word
 * @param summary one sentence without a full stop
 * @param description paragraphs; words in {@code `backquotes`} are shown as commands
 * @param operands what it takes beside options, in order; only the last may be repeated
 * @param options its own options, with those of {@link CommonOptions} it uses, without those every command has
 * @param outputs the formats it can write, the default first; empty for one that writes only text
 * @param examples at least one
 * @param statuses its exit statuses, without those every command has
 * @param seeAlso related commands and pages
 */
public record CommandModel(
        String noun,
        String verb,
        String summary,
        List<String> description,
        List<Operand> operands,
        List<Option> options,
        List<OutputFormat> outputs,
        List<Example> examples,
        List<ExitStatus> statuses,
        List<String> seeAlso) {

    /**
     * Starts a model.
     *
     * @param noun first word
     * @param verb second word, empty for a command of one word
     * @param summary one sentence without a full stop
     */
    public static Builder of(String noun, String verb, String summary) {
        return new Builder(noun, verb, summary);
    }

    /** Its words: {@code sense decode}. */
    public String words() {
        return verb.isEmpty() ? noun : noun + " " + verb;
    }

    /** Name and version of its JSON form: {@code vtool.sense.decode/1}. */
    public String schema() {
        return verb.isEmpty() ? "vtool." + noun + "/1" : "vtool." + noun + "." + verb + "/1";
    }

    /** The options of {@link CommonOptions} that every command has, as far as they do something for this one. */
    public List<Option> frameOptions() {
        List<Option> frame = new ArrayList<>();
        if (!outputs.isEmpty()) {
            frame.add(CommonOptions.output(outputs));
            if (outputs.contains(OutputFormat.JSON)) {
                frame.add(CommonOptions.JSON);
            }
        }
        frame.add(CommonOptions.COLOR);
        frame.add(CommonOptions.VERBOSE);
        frame.add(CommonOptions.QUIET);
        frame.add(CommonOptions.DEBUG);
        frame.add(CommonOptions.HELP);
        frame.add(CommonOptions.VERSION);
        return frame;
    }

    /** Every option it understands: its own, then the frame's. */
    public List<Option> allOptions() {
        List<Option> all = new ArrayList<>(options);
        all.addAll(frameOptions());
        return all;
    }

    /** Every exit status: well, unless it has words of its own for that, its own, wrong use. */
    public List<ExitStatus> allStatuses() {
        List<ExitStatus> all = new ArrayList<>();
        all.addAll(statuses);
        if (!has(ExitStatus.WELL)) {
            all.add(new ExitStatus(ExitStatus.WELL, "all is well"));
        }
        if (!has(ExitStatus.USAGE)) { // a command with a meaning of its own for 2 answers its failures itself
            all.add(new ExitStatus(ExitStatus.USAGE, "the command line is wrong"));
            all.add(new ExitStatus(
                    ExitStatus.BUG, "an error in vtool itself; others from 69 to 77 are those of sysexits(3)"));
        }
        all.sort(Comparator.comparingInt(ExitStatus::status));
        return all;
    }

    private boolean has(int status) {
        for (ExitStatus own : statuses) {
            if (own.status() == status) {
                return true;
            }
        }
        return false;
    }

    /** Its usage line: {@code vtool sense decode [OPTION...] [TEXT...]}. */
    public String usage() {
        StringBuilder line = new StringBuilder("vtool ").append(words()).append(" [OPTION...]");
        for (Operand operand : operands) {
            line.append(' ').append(operand.synopsis());
        }
        return line.toString();
    }

    /** Collects the parts of a model. */
    public static final class Builder {
        private final String noun;
        private final String verb;
        private final String summary;
        private final List<String> description = new ArrayList<>();
        private final List<Operand> operands = new ArrayList<>();
        private final List<Option> options = new ArrayList<>();
        private List<OutputFormat> outputs = List.of();
        private final List<Example> examples = new ArrayList<>();
        private final List<ExitStatus> statuses = new ArrayList<>();
        private List<String> seeAlso = List.of();

        private Builder(String noun, String verb, String summary) {
            this.noun = noun;
            this.verb = verb;
            this.summary = summary;
        }

        /** Adds a paragraph of the description. */
        public Builder paragraph(String text) {
            description.add(text);
            return this;
        }

        /** Adds an operand. */
        public Builder operand(Operand operand) {
            operands.add(operand);
            return this;
        }

        /** Adds an option. */
        public Builder option(Option option) {
            options.add(option);
            return this;
        }

        /** Says which formats it can write, the default first. */
        public Builder outputs(OutputFormat... formats) {
            outputs = List.of(formats);
            return this;
        }

        /** Adds an example. */
        public Builder example(String command, String purpose) {
            examples.add(new Example(command, purpose));
            return this;
        }

        /** Adds an exit status. */
        public Builder status(int status, String meaning) {
            statuses.add(new ExitStatus(status, meaning));
            return this;
        }

        /** Says which commands and pages are related. */
        public Builder seeAlso(String... pages) {
            seeAlso = List.of(pages);
            return this;
        }

        /** Ends the model. */
        public CommandModel end() {
            return new CommandModel(
                    noun,
                    verb,
                    summary,
                    List.copyOf(description),
                    List.copyOf(operands),
                    List.copyOf(options),
                    outputs,
                    List.copyOf(examples),
                    List.copyOf(statuses),
                    seeAlso);
        }
    }
}
