package io.vtool.cli.face;

import io.vtool.cli.model.Option;
import io.vtool.cli.model.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sorts out a command line whose options are all spelt in full, each a word of its own, because starting up picocli takes
 * longer than most commands. Whatever else there is, mistakes above all, is left to picocli.
 */
final class PlainLine {
    private final List<Option> options;
    private final Map<String, List<String>> values = new HashMap<>();
    private final List<String> operands = new ArrayList<>();

    PlainLine(List<Option> options) {
        this.options = options;
    }

    /** What is asked for, null when the line is not that plain. */
    @Nullable
    Request parse(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--")) {
                operands.addAll(words.subList(i + 1, words.size()));
                break;
            }
            if (!isOption(word)) {
                operands.add(word);
                continue;
            }
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            Option option = option(equals < 0 ? word : word.substring(0, equals));
            if (option == null || equals >= 0 && !option.takesValue()) {
                return null;
            }
            if (!option.takesValue()) {
                value(option, "true");
            } else if (equals >= 0) {
                value(option, word.substring(equals + 1));
            } else if (i + 1 < words.size() && !isOption(words.get(i + 1))) {
                value(option, words.get(++i));
            } else {
                return null;
            }
        }
        return new Request(values, List.copyOf(operands));
    }

    private static boolean isOption(String word) {
        return word.length() > 1 && word.charAt(0) == '-';
    }

    private @Nullable Option option(String name) {
        for (Option option : options) {
            if (option.names().contains(name)) {
                return option;
            }
        }
        return null;
    }

    private void value(Option option, String value) {
        List<String> given = values.get(option.key());
        if (given == null) {
            given = new ArrayList<>();
            values.put(option.key(), given);
        }
        given.add(value);
    }
}
