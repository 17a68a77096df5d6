package io.vtool.cli.help;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.getopt.ToolWords;
import io.vtool.cli.model.Catalogue;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.Group;
import io.vtool.cli.model.Operand;
import io.vtool.cli.model.Option;
import java.util.List;
import java.util.Map;

/** Writes the completion script for bash. */
final class BashCompletion {
    private final TextOutput out;

    BashCompletion(TextOutput out) {
        this.out = out;
    }

    void print(Catalogue catalogue) {
        out.line("# bash completion for vtool; made by: vtool completion bash");
        names();
        tools(catalogue);
        out.line("_vtool() {");
        out.line(
                "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} words='' files='' live='' before=''");
        out.line("    if [ \"$prev\" = = ]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi");
        out.line("    if [ \"$cur\" = = ]; then cur=''; fi");
        rejoin();
        out.line("    if [ \"$COMP_CWORD\" -eq 1 ]; then");
        out.print("        words='").print(String.join(" ", catalogue.groups())).print(' ');
        out.print(String.join(" ", catalogue.commands())).print(' ');
        out.print(String.join(" ", catalogue.tools())).line(" --help --version'");
        for (String noun : catalogue.groups()) {
            Group group = catalogue.group(noun);
            if (group != null) {
                String verbs = String.join(" ", group.model().verbs());
                if (catalogue.tools().contains(noun)) { // the words of the real tool stand there, too
                    verbs = verbs + " "
                            + String.join(" ", catalogue.toolWords(noun).words());
                }
                out.print("    elif [ \"$COMP_CWORD\" -eq 2 ] && [ \"${COMP_WORDS[1]}\" = ")
                        .print(noun);
                out.print(" ]; then\n        words='").print(verbs).line(" --help'");
            }
        }
        out.line("    elif [ \"${COMP_WORDS[1]}\" = lvm ] && _vtool_tool \"${COMP_WORDS[2]}\"; then :");
        out.print("    elif [[ '")
                .print(ownCommands(catalogue))
                .print("' != *\"|${COMP_WORDS[1]} ${COMP_WORDS[2]}|\"* ]]");
        out.line(" && _vtool_tool \"${COMP_WORDS[1]}\"; then :");
        help(catalogue);
        out.line("    else");
        out.line("        case \"${COMP_WORDS[1]} ${COMP_WORDS[2]}\" in");
        for (CommandModel model : CommandTree.models(catalogue)) {
            command(model);
        }
        out.line("        esac");
        out.line("    fi");
        out.line("    if [ -n \"$live\" ] && [[ $cur != -* ]]; then _vtool_names; fi");
        out.line("    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\")");
        out.line("    COMPREPLY=(\"${COMPREPLY[@]#\"$before\"}\")");
        out.line("    if [[ ${COMPREPLY[0]} == *: ]]; then compopt -o nospace 2>/dev/null; fi");
        out.line("    if [ -n \"$files\" ] && [ \"${#COMPREPLY[@]}\" -eq 0 ]; then");
        out.line("        mapfile -t COMPREPLY < <(compgen -f -- \"$cur\")");
        out.line("        compopt -o filenames 2>/dev/null");
        out.line("    fi");
        out.line("}");
        out.line("complete -F _vtool vtool");
    }

    /** A function that adds the lab's names, of the lab and the host that the line names. */
    private void names() {
        out.line("_vtool_names() {");
        out.line("    local i word at=()");
        out.line("    for ((i = 3; i < COMP_CWORD; i++)); do");
        out.line("        word=${COMP_WORDS[i+1]}");
        out.line("        if [ \"$word\" = = ]; then word=${COMP_WORDS[i+2]}; fi");
        out.line("        case ${COMP_WORDS[i]} in --lab | --host) at+=(\"${COMP_WORDS[i]}\" \"$word\") ;; esac");
        out.line("    done");
        out.line(
                "    if [ \"$prev\" = --host ]; then at=(\"${at[@]:0:${#at[@]}-2}\"); fi # the one that is being typed");
        out.line("    for word in $live; do at+=(--names \"$word\"); done");
        out.line("    words=\"$words $(\"${COMP_WORDS[0]}\" completion \"${at[@]}\" 2>/dev/null)\"");
        out.line("}");
    }

    /** Readline takes a colon for the end of a word: what stands before it is taken off the candidates again. */
    private void rejoin() {
        out.line("    local typed=${COMP_LINE:0:COMP_POINT} at=$COMP_CWORD");
        out.line("    typed=${typed##*[ =]}");
        out.line("    if [[ $typed == *:* ]]; then");
        out.line("        before=${typed%\"${typed##*:}\"} cur=${COMP_WORDS[at]}");
        out.line(
                "        while [ \"$cur\" != \"$typed\" ] && ((at > 1)); do ((at--)); cur=${COMP_WORDS[at]}$cur; done");
        out.line("        prev=${COMP_WORDS[at-1]}");
        out.line("    fi");
    }

    /** Commands of groups that are named as a tool, which go before its words: {@code |multipath ll|}. */
    private static String ownCommands(Catalogue catalogue) {
        StringBuilder own = new StringBuilder("|");
        for (String noun : catalogue.groups()) {
            Group group = catalogue.group(noun);
            if (group != null && catalogue.tools().contains(noun)) {
                for (String verb : group.model().verbs()) {
                    own.append(noun).append(' ').append(verb).append('|');
                }
            }
        }
        return own.toString();
    }

    /** A function that finds the words behind the name of a tool, and fails for other names. */
    private void tools(Catalogue catalogue) {
        out.line("_vtool_tool() {");
        out.line("    local options='' plain=''");
        out.line("    case \"$1 $prev\" in");
        for (String tool : catalogue.tools()) {
            for (Map.Entry<String, List<String>> place :
                    catalogue.toolWords(tool).behind().entrySet()) {
                out.print("        '")
                        .print(tool)
                        .print(" ")
                        .print(place.getKey())
                        .print("') words='");
                out.print(String.join(" ", place.getValue())).line("' files=1; return ;;");
            }
        }
        out.line("    esac");
        out.line("    case $1 in");
        for (String tool : catalogue.tools()) {
            ToolWords words = catalogue.toolWords(tool);
            out.print("        ").print(tool).print(") options='");
            out.print(String.join(" ", words.options())).print("' plain='");
            out.print(String.join(" ", words.plain())).line("' ;;");
        }
        out.line("        *) return 1 ;;");
        out.line("    esac");
        out.line("    files=1 words=$plain");
        out.line("    if [[ $cur == -* ]]; then words=$options; fi");
        out.line("}");
    }

    /** The words after {@code vtool help}: those of a command. */
    private void help(Catalogue catalogue) {
        out.line("    elif [ \"${COMP_WORDS[1]}\" = help ] && [[ $cur != -* ]]; then");
        out.line("        case \"$COMP_CWORD ${COMP_WORDS[2]}\" in");
        out.print("            '2 '*) words='")
                .print(String.join(" ", catalogue.groups()))
                .print(' ');
        out.print(String.join(" ", catalogue.commands())).print(' ');
        out.print(String.join(" ", catalogue.tools())).line("' ;;");
        for (String noun : catalogue.groups()) {
            Group group = catalogue.group(noun);
            if (group != null) {
                out.print("            '3 ").print(noun).print("') words='");
                out.print(String.join(" ", group.model().verbs())).line("' ;;");
            }
        }
        out.line("        esac");
    }

    private void command(CommandModel model) {
        out.print("            ")
                .print(model.verb().isEmpty() ? "'" + model.noun() + " '*" : "'" + model.words() + "'");
        out.line(")");
        out.line("                case $prev in");
        StringBuilder names = new StringBuilder();
        for (Option option : model.allOptions()) {
            names.append(' ').append(String.join(" ", option.names()));
            if (option.takesValue()) {
                out.print("                    ")
                        .print(String.join(" | ", option.names()))
                        .print(") ");
                String words = String.join(" ", option.completions());
                String live = LiveKind.of(option);
                out.print(option.namesFile() ? "files=1" : "words='" + words + "'");
                out.line(live == null ? " ;;" : " live=" + live + " ;;");
            }
        }
        StringBuilder operands = new StringBuilder();
        boolean files = false;
        for (Operand operand : model.operands()) {
            operands.append(operands.length() == 0 ? "" : " ").append(String.join(" ", operand.completions()));
            files |= operand.namesFile();
        }
        out.print("                    *) words='")
                .print((operands + names.toString()).strip())
                .print("'");
        List<String> live = LiveKind.of(model);
        out.print(live.isEmpty() ? "" : " live='" + String.join(" ", live) + "'");
        out.line(files ? " files=1 ;;" : " ;;");
        out.line("                esac");
        out.line("                ;;");
    }
}
