package io.vtool.cli.shell;

import io.vtool.cli.getopt.ToolWords;
import io.vtool.cli.model.Catalogue;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.Group;
import io.vtool.cli.model.Operand;
import io.vtool.cli.model.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;

/** Completes words from the commands' models, and names from what there is. */
final class ShellCompleter implements Completer {
    private final Catalogue catalogue;
    private final LiveNames names;

    ShellCompleter(Catalogue catalogue, LiveNames names) {
        this.catalogue = catalogue;
        this.names = names;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        for (String word : words(line.words().subList(0, line.wordIndex()), line.word())) {
            // what ends with a colon goes on without a blank
            candidates.add(new Candidate(word, word, null, null, null, null, !word.endsWith(":")));
        }
    }

    /** What may stand at a place. */
    List<String> words(List<String> before, String begun) {
        List<String> words = new ArrayList<>();
        if (before.isEmpty()) {
            words.addAll(catalogue.groups());
            words.addAll(catalogue.commands());
            words.addAll(catalogue.tools());
            words.addAll(Session.ownWords());
            return words;
        }
        String first = before.get(0);
        if (first.equals("watch")) {
            return words(before.subList(1, before.size()), begun);
        }
        if (first.equals("use")) {
            return before.size() == 1 ? List.of("host", "lab") : names.of("host");
        }
        Group group = catalogue.group(first);
        boolean tool = catalogue.tools().contains(first);
        if (group != null && before.size() == 1) {
            words.addAll(group.model().verbs());
            if (tool) {
                words.addAll(catalogue.toolWords(first).words());
            }
            return words;
        }
        if (first.equals("lvm") && catalogue.tools().contains(before.get(1))) {
            return words(before.subList(1, before.size()), begun);
        }
        Command command = group == null ? catalogue.command(first) : group.command(before.get(1));
        if (command != null) {
            behind(command.model(), before.get(before.size() - 1), begun, words);
        } else if (tool) {
            behindTool(catalogue.toolWords(first), before.get(before.size() - 1), begun, words);
        } else {
            words.addAll(names.all());
        }
        return words;
    }

    private void behindTool(ToolWords known, String previous, String begun, List<String> words) {
        List<String> values = known.behind().get(previous);
        if (values != null && !values.isEmpty()) {
            words.addAll(values);
            return;
        }
        if (begun.startsWith("-")) {
            words.addAll(known.options());
        } else {
            if (begun.startsWith("/") && begun.indexOf(':') > 0) {
                switches(begun, words);
            } else {
                words.addAll(known.plain());
            }
            words.addAll(names.all());
        }
    }

    /** The switches of dfsrdiag have their value behind a colon. */
    private void switches(String begun, List<String> words) {
        int colon = begun.indexOf(':');
        String key = colon < 0 ? "" : begun.substring(1, colon).toLowerCase(Locale.ROOT);
        List<String> values = switch (key) {
            case "" -> List.of();
            case "rgname" -> names.of("rgname");
            default -> names.of("member");
        };
        for (String value : values) {
            words.add(begun.substring(0, colon + 1) + value);
        }
    }

    private void behind(CommandModel model, String previous, String begun, List<String> words) {
        Option open = option(model, previous);
        if (open != null && open.takesValue()) {
            words.addAll(open.completions().isEmpty() ? names.of(open.key()) : open.completions());
            return;
        }
        if (begun.startsWith("-")) {
            for (Option option : model.options()) {
                words.addAll(option.names());
            }
            for (Option option : model.frameOptions()) {
                words.addAll(option.names());
            }
            return;
        }
        if (begun.startsWith("/")) {
            switches(begun, words);
            return;
        }
        for (Operand operand : model.operands()) {
            words.addAll(operand.completions());
        }
        words.addAll(names.all());
    }

    private static @Nullable Option option(CommandModel model, String name) {
        List<Option> options = new ArrayList<>(model.options());
        options.addAll(model.frameOptions());
        for (Option option : options) {
            if (option.names().contains(name)) {
                return option;
            }
        }
        return null;
    }
}
