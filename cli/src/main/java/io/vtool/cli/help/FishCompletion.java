package io.vtool.cli.help;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.getopt.ToolWords;
import io.vtool.cli.model.Catalogue;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.Group;
import io.vtool.cli.model.Operand;
import io.vtool.cli.model.Option;
import java.util.List;
import java.util.Map;

/** Writes the completion script for fish. */
final class FishCompletion {
    private final TextOutput out;

    FishCompletion(TextOutput out) {
        this.out = out;
    }

    void print(Catalogue catalogue) {
        out.line("# fish completion for vtool; made by: vtool completion fish");
        out.line("function __vtool_next");
        out.line("    set -l typed (commandline -opc)");
        out.line("    test \"$typed[2..-1]\" = \"$argv\"");
        out.line("end");
        out.line("function __vtool_in");
        out.line("    set -l typed (commandline -opc)");
        out.line("    set -l last (math (count $argv) + 1)");
        out.line("    test (count $typed) -ge $last; and test \"$typed[2..$last]\" = \"$argv\"");
        out.line("end");
        out.line("function __vtool_behind");
        out.line("    set -l typed (commandline -opc)");
        out.line("    contains -- \"$typed[-1]\" $argv");
        out.line("end");
        names();
        out.line("complete -c vtool -f");
        firstWords(catalogue, "__vtool_next");
        firstWords(catalogue, "__vtool_next help");
        for (String tool : catalogue.tools()) {
            Group group = catalogue.group(tool);
            tool(tool, group == null ? List.of() : group.model().verbs(), catalogue.toolWords(tool));
        }
        for (CommandModel model : CommandTree.models(catalogue)) {
            if (!model.verb().isEmpty()) {
                word("__vtool_next " + model.noun(), model.verb(), model.summary());
                word("__vtool_next help " + model.noun(), model.verb(), model.summary());
            }
            leaf("__vtool_in " + model.words(), model);
        }
    }

    /** The lab's names, of the lab and the host that the line names. */
    private void names() {
        out.line("function __vtool_names");
        out.line("    set -l typed (commandline -opc)");
        out.line("    set -l at");
        out.line("    for i in (seq 3 (count $typed))");
        out.line("        switch $typed[$i]");
        out.line("            case --lab --host");
        out.line("                test (count $typed) -gt $i; and set at $at $typed[$i] $typed[(math $i + 1)]");
        out.line("            case '--lab=*' '--host=*'");
        out.line("                set at $at $typed[$i]");
        out.line("        end");
        out.line("    end");
        out.line("    type -q $typed[1]; or return");
        out.line("    eval $typed[1] completion --names $argv[1] (string escape -- $at) 2>/dev/null");
        out.line("end");
    }

    /** The words of a tool, also of a command of lvm2 behind {@code lvm}; not those behind our own commands in its name. */
    private void tool(String tool, List<String> verbs, ToolWords words) {
        String inside = tool.equals("lvm")
                ? "__vtool_next lvm"
                : "__vtool_in " + tool + (words.options().contains("--image") ? "; or __vtool_in lvm " + tool : "");
        for (String verb : verbs) {
            inside = inside + "; and not __vtool_in " + tool + " " + verb;
        }
        StringBuilder chosen = new StringBuilder();
        for (Map.Entry<String, List<String>> place : words.behind().entrySet()) {
            if (!place.getValue().isEmpty()) {
                chosen.append(' ').append(place.getKey());
                complete("__vtool_behind " + place.getKey() + "; and begin; " + inside + "; end");
                out.print(" -a ").line(quoted(String.join(" ", place.getValue())));
            }
        }
        String free =
                chosen.length() == 0 ? inside : "not __vtool_behind" + chosen + "; and begin; " + inside + "; end";
        complete(free);
        out.line(" -F");
        for (String option : words.options()) {
            int hyphens = option.startsWith("--") ? 2 : 1;
            complete(inside);
            out.print(hyphens == 2 ? " -l " : option.length() == 2 ? " -s " : " -o ")
                    .line(option.substring(hyphens));
        }
        if (!words.plain().isEmpty()) {
            complete(free);
            out.print(" -a ").line(quoted(String.join(" ", words.plain())));
        }
    }

    private void firstWords(Catalogue catalogue, String condition) {
        for (String noun : catalogue.groups()) {
            Group group = catalogue.group(noun);
            if (group != null) {
                word(condition, noun, group.model().summary());
            }
        }
        for (String word : catalogue.commands()) {
            Command command = catalogue.command(word);
            if (command != null) {
                word(condition, word, command.model().summary());
            }
        }
        for (String tool : catalogue.tools()) {
            word(condition, tool, "Behave as the real tool");
        }
    }

    private void leaf(String condition, CommandModel model) {
        for (Operand operand : model.operands()) {
            if (operand.namesFile()) {
                complete(condition);
                out.line(" -F");
            } else if (!operand.completions().isEmpty()) {
                complete(condition);
                out.print(" -a ").line(quoted(String.join(" ", operand.completions())));
            }
        }
        for (String live : LiveKind.of(model)) {
            complete(condition);
            out.print(" -a ").line(quoted("(__vtool_names " + live + ")"));
        }
        for (Option option : model.allOptions()) {
            complete(condition);
            for (String name : option.names()) {
                boolean isLong = name.startsWith("--");
                out.print(isLong ? " -l " : " -s ").print(name.substring(isLong ? 2 : 1));
            }
            if (option.takesValue()) {
                String kind = LiveKind.of(option);
                String words = kind == null ? String.join(" ", option.completions()) : "(__vtool_names " + kind + ")";
                out.print(option.namesFile() ? " -r -F" : words.isEmpty() ? " -x" : " -x -a " + quoted(words));
            }
            out.print(" -d ").line(quoted(option.summary()));
        }
    }

    private void word(String condition, String word, String summary) {
        complete(condition);
        out.print(" -a ").print(word).print(" -d ").line(quoted(summary));
    }

    private void complete(String condition) {
        out.print("complete -c vtool -n ").print(quoted(condition));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
