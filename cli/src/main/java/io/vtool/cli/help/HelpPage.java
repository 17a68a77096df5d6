package io.vtool.cli.help;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.model.Catalogue;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.Example;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Group;
import io.vtool.cli.model.GroupModel;
import io.vtool.cli.model.Operand;
import io.vtool.cli.model.Option;
import io.vtool.cli.render.Style;
import java.util.List;

/** Prints help: examples first, wrapped to the terminal, made from the models alone. */
public final class HelpPage {
    private static final int INDENT = 2;
    private static final int MOST_TERM = 26;
    private static final int MOST_WIDTH = 100;

    private final TextOutput out;
    private final Style style;
    private final int width;

    /**
     * A printer of help.
     *
     * @param out where to
     * @param style colour and width
     */
    public HelpPage(TextOutput out, Style style) {
        this.out = out;
        this.style = style;
        this.width = Math.min(style.width(), MOST_WIDTH);
    }

    /**
     * Prints the page of the program.
     *
     * @param catalogue all commands
     */
    public void program(Catalogue catalogue) {
        wrap("vtool - see, test and explain SAN storage: iSCSI, multipath, LVM, DFS Replication, SCSI sense", 0, 0);
        title("Examples");
        for (String noun : catalogue.groups()) {
            Group group = catalogue.group(noun);
            if (group != null) {
                example(group, group.model().verbs().get(0));
            }
        }
        title("Usage");
        out.line("  vtool NOUN VERB [OPTION...] [OPERAND...]");
        title("Groups of commands");
        for (String noun : catalogue.groups()) {
            Group group = catalogue.group(noun);
            if (group != null) {
                entry(noun, group.model().summary());
            }
        }
        title("Commands");
        for (String word : catalogue.commands()) {
            Command command = catalogue.command(word);
            if (command != null) {
                entry(word, command.model().summary());
            }
        }
        if (!catalogue.tools().isEmpty()) {
            title("Tools that behave as the real ones");
            wrap(String.join(", ", catalogue.tools()), INDENT, INDENT);
        }
        title("Options");
        entry(CommonOptions.HELP.synopsis(), CommonOptions.HELP.summary());
        entry(CommonOptions.VERSION.synopsis(), CommonOptions.VERSION.summary());
        entry(CommonOptions.LAB.synopsis(), CommonOptions.LAB.summary() + "; written here, also for a tool");
        entry(CommonOptions.HOST.synopsis(), CommonOptions.HOST.summary() + "; written here, also for a tool");
        out.line();
        out.line("Every command shows its own with 'vtool help NOUN VERB'.");
    }

    /**
     * Prints the page of a group.
     *
     * @param group the group
     */
    public void group(Group group) {
        GroupModel model = group.model();
        wrap("vtool " + model.noun() + " - " + model.summary(), 0, 0);
        title("Examples");
        for (String verb : model.verbs()) {
            example(group, verb);
        }
        title("Commands");
        for (String verb : model.verbs()) {
            Command command = group.command(verb);
            if (command != null) {
                entry(verb, command.model().summary());
            }
        }
        paragraphs(model.description());
        out.line();
        out.line("More: vtool help " + model.noun() + " VERB, man vtool-" + model.noun());
    }

    /**
     * Prints the page of a command.
     *
     * @param model the command
     */
    public void command(CommandModel model) {
        wrap("vtool " + model.words() + " - " + model.summary(), 0, 0);
        title("Examples");
        for (Example example : model.examples()) {
            example(example);
        }
        title("Usage");
        wrap(model.usage(), 4, 2);
        paragraphs(model.description());
        if (!model.operands().isEmpty()) {
            title("Operands");
            for (Operand operand : model.operands()) {
                entry(operand.label(), operand.fullSummary());
            }
        }
        title("Options");
        options(model.options());
        options(model.frameOptions());
        title("Exit status");
        for (ExitStatus status : model.allStatuses()) {
            entry(Integer.toString(status.status()), status.meaning());
        }
        if (!model.seeAlso().isEmpty()) {
            out.line();
            out.line("See also: " + String.join(", ", model.seeAlso()));
        }
    }

    private void options(List<Option> options) {
        for (Option option : options) {
            String indent = option.names().get(0).startsWith("--") ? "    " : "";
            entry(indent + option.synopsis(), option.fullSummary());
        }
    }

    private void example(Group group, String verb) {
        Command command = group.command(verb);
        if (command != null) {
            example(command.model().examples().get(0));
        }
    }

    private void example(Example example) {
        out.print("  ").line(style.paint(Style.Tone.STRONG, example.command()));
        wrap(example.purpose(), 6, 6);
    }

    private void paragraphs(List<String> paragraphs) {
        for (String paragraph : paragraphs) {
            out.line();
            wrap(paragraph.replace("`", "'"), 0, 0);
        }
    }

    private void title(String text) {
        out.line();
        out.line(style.paint(Style.Tone.STRONG, text + ":"));
    }

    /** A term and what it is, in two columns; a long term has its line to itself. */
    private void entry(String term, String text) {
        out.print(" ".repeat(INDENT)).print(term);
        int column = INDENT + Math.min(MOST_TERM, width / 3) + 2;
        int used = INDENT + term.length();
        if (used + 2 > column) {
            out.line();
            used = 0;
        }
        wrap(text, column, column - used);
    }

    /** Words up to the width; the first line has some blanks before it, all others an indentation. */
    private void wrap(String text, int indent, int first) {
        out.print(" ".repeat(first));
        int column = indent;
        boolean fresh = true;
        for (String word : text.split(" ", -1)) {
            if (!fresh && column + 1 + word.length() > width) {
                out.line().print(" ".repeat(indent));
                column = indent;
                fresh = true;
            }
            if (!fresh) {
                out.print(' ');
                column++;
            }
            out.print(word);
            column += word.length();
            fresh = false;
        }
        out.line();
    }
}
