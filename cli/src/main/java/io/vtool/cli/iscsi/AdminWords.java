package io.vtool.cli.iscsi;

import java.util.ArrayList;
import java.util.List;

/** The two letters of iscsiadm that mean something else in all commands of vtool, where it is plain which one is meant. */
final class AdminWords {
    private static final List<String> OPERATIONS = List.of("new", "delete", "update", "show", "nonpersistent");

    private AdminWords() {}

    /** The words with {@code -o update} as {@code --op update}, and behind a {@code -n} {@code -v X} as {@code --value X}. */
    static List<String> toOptions(List<String> words) {
        List<String> options = new ArrayList<>(words);
        boolean named = false;
        for (int i = 0; i + 1 < options.size(); i++) {
            String word = options.get(i);
            String next = options.get(i + 1);
            named |= word.equals("-n") || word.equals("--name") || word.startsWith("--name=");
            if (word.equals("-o") && OPERATIONS.contains(next)) {
                options.set(i, "--op");
            } else if (word.equals("-v") && named && !next.startsWith("-")) {
                options.set(i, "--value");
            }
        }
        return options;
    }
}
