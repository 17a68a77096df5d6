package io.vtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.face.NativeParser;
import io.vtool.cli.golden.CommandLines;
import io.vtool.cli.model.Catalogue;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.Example;
import io.vtool.cli.model.Group;
import io.vtool.cli.model.Operand;
import io.vtool.cli.model.Option;
import io.vtool.lvm.program.ChangingCommands;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What must hold for every command that ships. */
class CommandModelsTest {
    private final Catalogue catalogue = new Groups();

    private List<CommandModel> models() {
        List<CommandModel> models = new ArrayList<>();
        for (String word : catalogue.commands()) {
            Command command = Objects.requireNonNull(catalogue.command(word), word);
            assertThat(command.model().words()).isEqualTo(word);
            models.add(command.model());
        }
        for (String noun : catalogue.groups()) {
            Group group = Objects.requireNonNull(catalogue.group(noun), noun);
            assertThat(group.model().noun()).isEqualTo(noun);
            assertThat(group.model().verbs()).isNotEmpty().doesNotHaveDuplicates();
            for (String verb : group.model().verbs()) {
                Command command = Objects.requireNonNull(group.command(verb), noun + " " + verb);
                assertThat(command.model().words()).isEqualTo(noun + " " + verb);
                models.add(command.model());
            }
        }
        return models;
    }

    @Test
    void everyToolNamedIsThere() {
        assertThat(Tools.names())
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(Tools.tool(name)).isNotNull());
        assertThat(Tools.tool("no-such-tool")).isNull();
    }

    @Test
    void commandsThatChangeGroupsRefuse() {
        assertThat(ChangingCommands.NAMES)
                .isSorted()
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(Tools.names());
        CommandRun.Result result =
                CommandRun.of("--as", "lvremove", "-f", "vg_data/home").run();
        assertThat(result.status()).isEqualTo(5);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .isEqualTo("  lvremove: vtool shows volume groups and changes none; nothing was done.\n");
    }

    @TestFactory
    List<DynamicTest> everyModelKeepsTheHouseRules() {
        return models().stream()
                .map(model -> DynamicTest.dynamicTest(model.words(), () -> check(model)))
                .toList();
    }

    private static void check(CommandModel model) {
        assertThat(model.examples()).as("help leads with examples").isNotEmpty();
        assertThat(model.summary()).doesNotEndWith(".");
        HashSet<String> names = new HashSet<>();
        HashSet<String> keys = new HashSet<>();
        for (Option option : model.allOptions()) {
            assertThat(option.summary()).as(option.key()).doesNotEndWith(".").isNotBlank();
            assertThat(keys.add(option.key())).as(option.key()).isTrue();
            for (String name : option.names()) {
                assertThat(name).matches("-[A-Za-z0-9]|--[a-z0-9][a-z0-9-]+");
                assertThat(names.add(name)).as("%s is there twice", name).isTrue();
            }
        }
        for (Operand operand : model.operands()) {
            assertThat(operand.summary())
                    .as(operand.label())
                    .doesNotEndWith(".")
                    .isNotBlank();
        }
        for (Example example : model.examples()) {
            checkExample(model, example.command());
        }
    }

    /** The part of an example that is this command must parse. */
    private static void checkExample(CommandModel model, String line) {
        int start = line.indexOf("vtool " + model.words());
        assertThat(start).as("'%s' shows this command", line).isNotNegative();
        List<String> words = CommandLines.words(line.substring(start));
        int end = words.size();
        for (String stop : List.of("|", "<", ">", "&&", "||", ";")) {
            int place = words.indexOf(stop);
            end = place < 0 ? end : Math.min(end, place);
        }
        int first = model.verb().isEmpty() ? 2 : 3;
        List<String> arguments = new ArrayList<>(words.subList(first, end));
        // the rest of a command substitution around it
        arguments.replaceAll(word -> word.endsWith(")") ? word.substring(0, word.length() - 1) : word);
        assertThat(new NativeParser(model).parse(arguments)).isNotNull();
    }
}
