package io.vtool.cli.help;

import io.vtool.cli.model.Catalogue;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.Example;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Group;
import io.vtool.cli.model.GroupModel;
import io.vtool.cli.model.Operand;
import io.vtool.cli.model.Option;
import io.vtool.cli.render.OutputFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the manual: a page for the program with what all commands share, and a page for each group. The parts that are
 * prose, and no command's, come from {@code man/NAME.in} and stand between the made ones.
 */
final class ManualPage {
    private final String date;
    private final String version;
    private final Catalogue catalogue;
    private final Map<String, String> jsonKeys;

    /**
     * A writer of pages.
     *
     * @param catalogue all commands
     * @param jsonKeys the keys of their JSON, as {@link #jsonKeys} reads them
     * @param version the release
     * @param date its day, as YYYY-MM-DD
     */
    ManualPage(Catalogue catalogue, Map<String, String> jsonKeys, String version, String date) {
        this.catalogue = catalogue;
        this.jsonKeys = jsonKeys;
        this.version = version;
        this.date = date;
    }

    /**
     * The page vtool(1).
     *
     * @param prose sections to add, as man(7) source; the first one goes in front of the made ones
     * @param tools a subsection for each compatible tool, as man(7) source
     */
    String program(String prose, List<String> tools) {
        Roff page = head("VTOOL");
        page.macro("SH", "NAME").line("vtool \\- see, test and explain SAN storage");
        page.macro("SH", "SYNOPSIS");
        page.line(Roff.bold("vtool") + " " + Roff.italic("NOUN VERB") + " [" + Roff.italic("OPTION") + "...] ["
                + Roff.italic("OPERAND") + "...]");
        if (!tools.isEmpty()) {
            page.macro("br");
            page.line(Roff.bold("vtool") + " " + Roff.italic("TOOL") + " [" + Roff.italic("ARGUMENT") + "...]");
        }
        int rest = prose.indexOf("\n.SH", prose.indexOf("\n.SH") + 1);
        page.line(prose.substring(0, rest).strip());
        page.macro("SH", "GROUPS OF COMMANDS");
        for (String noun : catalogue.groups()) {
            Group group = catalogue.group(noun);
            if (group != null) {
                page.macro("TP").line(Roff.bold("vtool-" + noun) + "(1)");
                page.prose(group.model().summary() + ".");
            }
        }
        page.macro("SH", "COMMANDS");
        for (String word : catalogue.commands()) {
            Command command = catalogue.command(word);
            if (command != null) {
                command(page, command.model());
            }
        }
        page.macro("SH", "OPTIONS OF EVERY COMMAND");
        options(page, everyCommandsOptions());
        if (!tools.isEmpty()) {
            page.macro("SH", "COMPATIBLE TOOLS");
            page.prose("Programs of other packages are built in for scripts that call them. "
                    + "They behave as the real ones do in options, output and exit status. "
                    + "One is called by its name as the first word, or by a link of its name to `vtool`.");
            for (String tool : tools) {
                page.source(tool.strip());
            }
        }
        page.line(prose.substring(rest).strip());
        return page.toString();
    }

    /**
     * The page vtool-NOUN(1).
     *
     * @param group the group
     * @param prose sections to add, as man(7) source
     */
    String group(Group group, String prose) {
        GroupModel model = group.model();
        Roff page = head("VTOOL-" + model.noun().toUpperCase(Locale.ROOT));
        page.macro("SH", "NAME");
        page.line("vtool\\-" + model.noun() + " \\-").prose(lowerFirst(model.summary()));
        page.macro("SH", "SYNOPSIS");
        boolean first = true;
        for (String verb : model.verbs()) {
            if (!first) {
                page.macro("br");
            }
            first = false;
            Command command = group.command(verb);
            if (command != null) {
                page.line(synopsis(command.model()));
            }
        }
        page.macro("SH", "DESCRIPTION");
        boolean opening = true;
        for (String paragraph : model.description()) {
            if (!opening) {
                page.macro("PP");
            }
            page.prose(paragraph);
            opening = false;
        }
        page.macro("PP").prose("The options that every command has are in `vtool`(1).");
        page.macro("SH", "COMMANDS");
        for (String verb : model.verbs()) {
            Command command = group.command(verb);
            if (command != null) {
                command(page, command.model());
            }
        }
        page.line(prose.strip());
        page.macro("SH", "SEE ALSO");
        for (String other : catalogue.groups()) {
            if (!other.equals(model.noun())) {
                page.line(".BR vtool\\-" + other + " (1),");
            }
        }
        page.line(".BR vtool\\-lab (5),").line(".BR vtool\\-tour (7),").line(".BR vtool (1)");
        return page.toString();
    }

    /** The options that are described once, for all commands. */
    static List<Option> everyCommandsOptions() {
        List<OutputFormat> all = List.of(OutputFormat.values());
        return CommandModel.of("", "", "")
                .outputs(all.toArray(new OutputFormat[0]))
                .end()
                .frameOptions();
    }

    private Roff head(String title) {
        return new Roff()
                .line(".\\\" Made from the command models; see CONTRIBUTING.md.")
                .macro("TH", title, "1", date, "vtool " + version, "vtool manual");
    }

    /** The keys of each command's JSON. */
    static Map<String, String> jsonKeys(String table) {
        Map<String, String> keys = new HashMap<>();
        table.lines().skip(2).forEach(line -> {
            int tab = line.indexOf('\t');
            keys.put(line.substring(0, tab), line.substring(tab + 1));
        });
        return keys;
    }

    private void command(Roff page, CommandModel model) {
        page.macro("SS", Roff.escape("vtool " + model.words()));
        page.line(synopsis(model));
        page.macro("PP").prose(model.summary() + ".");
        paragraphs(page, model.description());
        for (Operand operand : model.operands()) {
            page.macro("TP").line(Roff.italic(operand.label())).prose(operand.fullSummary() + ".");
        }
        options(page, model.options());
        if (!model.outputs().isEmpty()) {
            List<String> words = new ArrayList<>();
            for (OutputFormat format : model.outputs()) {
                words.add("`" + format.word() + "`");
            }
            page.macro("PP").prose("Output formats: " + String.join(", ", words) + ".");
        }
        String keys = jsonKeys.getOrDefault(model.words(), "");
        if (!keys.isEmpty()) {
            page.macro("PP").words("Keys of JSON: " + keys + ".");
        }
        if (!model.statuses().isEmpty()) {
            List<String> statuses = new ArrayList<>();
            for (ExitStatus status : model.statuses()) {
                statuses.add(status.status() + ", " + status.meaning());
            }
            page.macro("PP").prose("Exit status: " + String.join("; ", statuses) + ".");
        }
        page.macro("PP").line(model.examples().size() == 1 ? "Example:" : "Examples:");
        for (Example example : model.examples()) {
            page.macro("TP").line(upperFirst(Roff.escape(example.purpose())));
            page.display(List.of(example.command()));
        }
    }

    private static String synopsis(CommandModel model) {
        StringBuilder line = new StringBuilder(Roff.bold("vtool " + model.words()));
        line.append(" [").append(Roff.italic("OPTION")).append("...]");
        for (Operand operand : model.operands()) {
            line.append(' ').append(operand.synopsis().replace(operand.label(), Roff.italic(operand.label())));
        }
        return line.toString();
    }

    private static void paragraphs(Roff page, List<String> paragraphs) {
        for (String paragraph : paragraphs) {
            page.macro("PP").prose(paragraph);
        }
    }

    private static void options(Roff page, List<Option> options) {
        for (Option option : options) {
            List<String> names = new ArrayList<>();
            for (String name : option.names()) {
                names.add(Roff.bold(name));
            }
            String value = option.takesValue() ? " " + Roff.italic(option.label()) : "";
            page.macro("TP").line(String.join(", ", names) + value).prose(option.fullSummary() + ".");
        }
    }

    private static String lowerFirst(String text) {
        boolean acronym = Character.isUpperCase(text.charAt(1));
        return acronym ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private static String upperFirst(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
