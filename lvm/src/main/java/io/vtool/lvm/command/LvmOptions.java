package io.vtool.lvm.command;

import io.vtool.lvm.FactTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The options one command knows, in the order lvm2 hands them to getopt_long: first those without a letter. */
final class LvmOptions {
    private final List<LvmOption> options;

    private LvmOptions(List<LvmOption> options) {
        this.options = options;
    }

    static LvmOptions of(String command) {
        return of(command, true);
    }

    /** Those of a command that not all commands have. */
    static List<LvmOption> own(String command) {
        return of(command, false).options;
    }

    private static LvmOptions of(String command, boolean common) {
        List<LvmOption> longOnly = new ArrayList<>();
        List<LvmOption> lettered = new ArrayList<>();
        for (List<String> row : FactTable.rows(LvmOptions.class, "options.tsv")) {
            if (common && row.get(4).equals("*") || (',' + row.get(4) + ',').contains(',' + command + ',')) {
                char letter = row.get(1).charAt(0);
                boolean repeatable = row.get(3).equals("y");
                if (letter == '-') {
                    longOnly.add(new LvmOption(row.get(0), '\0', row.get(2), repeatable));
                } else {
                    LvmOption option = new LvmOption(row.get(0), letter, row.get(2), repeatable);
                    lettered.add(place(lettered, letter), option);
                }
            }
        }
        longOnly.addAll(lettered);
        return new LvmOptions(longOnly);
    }

    List<LvmOption> all() {
        return options;
    }

    /** Behind those of the same letter and those before it; a small letter is before the capital. */
    private static int place(List<LvmOption> lettered, char letter) {
        int place = lettered.size();
        while (place > 0 && rank(lettered.get(place - 1).letter()) > rank(letter)) {
            place--;
        }
        return place;
    }

    private static int rank(char letter) {
        return 2 * Character.toLowerCase(letter) + (Character.isUpperCase(letter) ? 1 : 0);
    }

    @Nullable
    LvmOption lettered(char letter) {
        for (LvmOption option : options) {
            if (option.letter() == letter) {
                return option;
            }
        }
        return null;
    }

    /** The option of that name alone, else all whose names begin with it. */
    List<LvmOption> matching(String name) {
        List<LvmOption> found = new ArrayList<>();
        for (LvmOption option : options) {
            if (option.name().equals(name)) {
                return List.of(option);
            }
            if (option.name().startsWith(name)) {
                found.add(option);
            }
        }
        return found;
    }
}
