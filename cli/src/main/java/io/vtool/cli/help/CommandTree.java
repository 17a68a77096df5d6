package io.vtool.cli.help;

import io.vtool.cli.model.Catalogue;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.Group;
import java.util.ArrayList;
import java.util.List;

/** Every command there is, for what needs them all: completion and the manual. */
final class CommandTree {
    private CommandTree() {}

    /** The models of all commands: one-word commands, then those of the groups, in the order of help. */
    static List<CommandModel> models(Catalogue catalogue) {
        List<CommandModel> models = new ArrayList<>();
        for (String word : catalogue.commands()) {
            Command command = catalogue.command(word);
            if (command != null) {
                models.add(command.model());
            }
        }
        for (String noun : catalogue.groups()) {
            Group group = catalogue.group(noun);
            if (group != null) {
                models.addAll(models(group));
            }
        }
        return models;
    }

    /** The models of a group's commands, in the order of help. */
    static List<CommandModel> models(Group group) {
        List<CommandModel> models = new ArrayList<>();
        for (String verb : group.model().verbs()) {
            Command command = group.command(verb);
            if (command != null) {
                models.add(command.model());
            }
        }
        return models;
    }
}
