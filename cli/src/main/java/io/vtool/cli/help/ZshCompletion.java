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
import org.jspecify.annotations.Nullable;

/** Writes the completion script for zsh. */
final class ZshCompletion {
    private final TextOutput out;

    ZshCompletion(TextOutput out) {
        this.out = out;
    }

    void print(Catalogue catalogue) {
        out.line("#compdef vtool");
        out.line("# made by: vtool completion zsh");
        names();
        tools(catalogue);
        out.line("_vtool() {");
        out.line("    local vtool=$words[1] typed=(\"${words[@]}\")");
        out.line("    local -a known");
        out.line("    if (( CURRENT == 2 )) || [[ $CURRENT == 3 && $words[2] == help && $words[3] != -* ]]; then");
        out.line("        known=(");
        for (String noun : catalogue.groups()) {
            Group group = catalogue.group(noun);
            if (group != null) {
                described(noun, group.model().summary());
            }
        }
        for (String word : catalogue.commands()) {
            Command command = catalogue.command(word);
            if (command != null) {
                described(word, command.model().summary());
            }
        }
        for (String tool : catalogue.tools()) {
            described(tool, "Behave as the real tool");
        }
        out.line("        )");
        out.line("        _describe command known");
        out.line("        return");
        out.line("    fi");
        out.line("    if [[ $CURRENT == 4 && $words[2] == help ]]; then");
        out.line("        shift words; (( CURRENT-- ))");
        out.line("    fi");
        out.line("    case $words[2] in");
        for (String tool : catalogue.tools()) {
            if (catalogue.group(tool) == null) {
                out.print("    (")
                        .print(tool)
                        .print(") _vtool_tool ")
                        .print(tool)
                        .line(" ;;");
            }
        }
        for (String noun : catalogue.groups()) {
            Group group = catalogue.group(noun);
            if (group != null) {
                group(noun, group, catalogue);
            }
        }
        for (String word : catalogue.commands()) {
            Command command = catalogue.command(word);
            if (command != null) {
                leaf(word, command.model(), 1);
            }
        }
        out.line("    esac");
        out.line("}");
        out.line("if [[ $funcstack[1] == _vtool ]]; then _vtool \"$@\"; else compdef _vtool vtool; fi");
    }

    /** A function that adds some words and the lab's names, of the lab and the host that the line names. */
    private void names() {
        out.line("_vtool_names() {");
        out.line("    local i at=()");
        out.line("    for ((i = 3; i < ${#typed}; i++)); do");
        out.line("        [[ $typed[i] == (--lab|--host) ]] && [[ -n $typed[i+1] ]] && at+=($typed[i] $typed[i+1])");
        out.line("        [[ $typed[i] == --(lab|host)=* ]] && at+=($typed[i])");
        out.line("    done");
        out.line("    compadd -- ${@:2} ${(f)\"$($~vtool completion --names $1 $at 2>/dev/null)\"}");
        out.line("}");
    }

    /** A function that adds the words behind the name of a tool. */
    private void tools(Catalogue catalogue) {
        out.line("_vtool_tool() {");
        out.line("    case \"$1 $words[CURRENT-1]\" in");
        for (String tool : catalogue.tools()) {
            for (Map.Entry<String, List<String>> place :
                    catalogue.toolWords(tool).behind().entrySet()) {
                out.print("    (").print(quoted(tool + " " + place.getKey())).print(") ");
                String words = String.join(" ", place.getValue());
                out.line(words.isEmpty() ? "_files; return ;;" : "compadd -- " + words + "; return ;;");
            }
        }
        out.line("    esac");
        out.line("    case $1 in");
        for (String tool : catalogue.tools()) {
            ToolWords words = catalogue.toolWords(tool);
            out.print("    (").print(tool).print(") ");
            if (!words.options().isEmpty()) {
                out.print("if [[ $PREFIX == -* ]]; then compadd -- ");
                out.print(String.join(" ", words.options())).print("; return; fi; ");
            }
            if (!words.plain().isEmpty()) {
                out.print("compadd -- ").print(String.join(" ", words.plain())).print("; ");
            }
            out.line(";;");
        }
        out.line("    esac");
        out.line("    _files");
        out.line("}");
    }

    private void group(String noun, Group group, Catalogue catalogue) {
        out.print("    (").print(noun).line(")");
        out.line("        if (( CURRENT == 3 )); then");
        out.line("        known=(");
        for (CommandModel model : CommandTree.models(group)) {
            described(model.verb(), model.summary());
        }
        out.line("        )");
        out.line("        _describe command known");
        if (catalogue.tools().contains(noun)) { // the words of the real tool stand there, too
            out.print("        _vtool_tool ").line(noun);
        }
        out.line("        return");
        out.line("        fi");
        out.line("        case $words[3] in");
        for (CommandModel model : CommandTree.models(group)) {
            leaf(model.verb(), model, 2);
        }
        if (catalogue.tools().contains(noun)) {
            out.print("    (*) _vtool_tool ");
            out.print(noun.equals("lvm") ? "$words[3]" : noun).line(" ;;");
        }
        out.line("        esac");
        out.line("        ;;");
    }

    private void leaf(String word, CommandModel model, int depth) {
        out.print("    (").print(word).line(")");
        out.print("        words=(\"${(@)words[")
                .print(depth + 1L)
                .print(",-1]}\"); (( CURRENT -= ")
                .print(depth);
        out.line(" ))");
        out.print("        _arguments -s -S");
        for (Option option : model.allOptions()) {
            for (String name : option.names()) {
                out.print(" \\\n            ").print(quoted(spec(option, name)));
            }
        }
        for (Operand operand : model.operands()) {
            String action = action(operand.namesFile(), operand.completions(), LiveKind.of(model, operand));
            String place = operand.most() > 1 ? "*" : operand.least() == 0 ? ":" : "";
            out.print(" \\\n            ").print(quoted(place + ":" + operand.label() + ":" + action));
        }
        out.line();
        out.line("        ;;");
    }

    private static String spec(Option option, String name) {
        String others = option.repeatable() ? "*" : "(" + String.join(" ", option.names()) + ")";
        String attached = option.takesValue() ? name.startsWith("--") ? "=" : "+" : "";
        String text = others + name + attached + "[" + option.summary().replace(":", "\\:") + "]";
        if (!option.takesValue()) {
            return text;
        }
        return text + ":" + option.label() + ":"
                + action(option.namesFile(), option.completions(), LiveKind.of(option));
    }

    private static String action(boolean file, List<String> choices, @Nullable String live) {
        String words = String.join(" ", choices);
        return file ? "_files" : live == null ? "(" + words + ")" : " _vtool_names " + live + " " + words;
    }

    private void described(String word, String summary) {
        out.print("            ").line(quoted(word + ":" + summary));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
