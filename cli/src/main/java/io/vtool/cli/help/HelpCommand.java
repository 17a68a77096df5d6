package io.vtool.cli.help;

import io.vtool.cli.failure.UsageError;
import io.vtool.cli.model.Catalogue;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Group;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Operand;
import io.vtool.cli.words.Suggestion;
import java.util.ArrayList;
import java.util.List;

/** {@code vtool help [NOUN [VERB]]}. */
public final class HelpCommand implements Command {
    private final Catalogue catalogue;

    /**
     * Help over all commands.
     *
     * @param catalogue the commands
     */
    public HelpCommand(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public CommandModel model() {
        return CommandModel.of("help", "", "Show help on the program, a group of commands, or a command")
                .operand(Operand.optional("NOUN", "First word of a command"))
                .operand(Operand.optional("VERB", "Second word of a command"))
                .example("vtool help", "all groups and commands")
                .example("vtool help sense decode", "one command, with examples")
                .end();
    }

    @Override
    public int run(Invocation in) {
        List<String> words = in.operands();
        HelpPage page = new HelpPage(in.out(), in.style());
        if (words.isEmpty()) {
            page.program(catalogue);
            return ExitStatus.WELL;
        }
        Group group = catalogue.group(words.get(0));
        if (group == null && words.size() == 1 && catalogue.tools().contains(words.get(0))) {
            in.out()
                    .print(words.get(0))
                    .line(" behaves as the real program of that name, options included; see man vtool.");
            return ExitStatus.WELL;
        }
        if (group == null) {
            Command command = catalogue.command(words.get(0));
            if (command == null || words.size() > 1) {
                throw new UsageError(unknown(words.get(0), catalogue));
            }
            page.command(command.model());
        } else if (words.size() == 1) {
            page.group(group);
        } else {
            Command command = group.command(words.get(1));
            if (command == null) {
                throw new UsageError(unknown(words.get(1), group));
            }
            page.command(command.model());
        }
        return ExitStatus.WELL;
    }

    /**
     * Says that a first word is unknown.
     *
     * @param word the word
     * @param catalogue what there is
     */
    public static String unknown(String word, Catalogue catalogue) {
        List<String> known = new ArrayList<>(catalogue.groups());
        for (String noun : catalogue.groups()) {
            Group group = catalogue.group(noun);
            if (group != null && group.model().verbs().contains(word)) {
                return "unknown command '" + word + "', did you mean '" + noun + " " + word + "'?";
            }
        }
        known.addAll(catalogue.commands());
        known.addAll(catalogue.tools());
        return "unknown command '" + word + "'" + Suggestion.clause(word, known);
    }

    /**
     * Says that a second word is unknown.
     *
     * @param word the word
     * @param group what there is
     */
    public static String unknown(String word, Group group) {
        return "unknown command '" + group.model().noun() + " " + word + "'"
                + Suggestion.clause(word, group.model().verbs());
    }
}
