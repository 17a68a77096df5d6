package io.vtool.lvm.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The options of a command as they are typed, for completion. */
public final class OptionWords {
    private OptionWords() {}

    /**
     * Their names, long ones and letters.
     *
     * @param command the command
     */
    public static List<String> names(String command) {
        List<String> names = new ArrayList<>();
        for (LvmOption option : LvmOptions.of(command).all()) {
            names.add("--" + option.name());
            if (option.letter() != 0) {
                names.add("-" + option.letter());
            }
        }
        return names;
    }

    /**
     * The words that may be the value of an option, by its names; none where it takes any.
     *
     * @param command the command
     */
    public static Map<String, List<String>> values(String command) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (LvmOption option : LvmOptions.of(command).all()) {
            if (option.takesValue()) {
                boolean any = Character.isUpperCase(option.value().charAt(0));
                List<String> words = any ? List.of() : List.of(option.value().split("\\|"));
                values.put("--" + option.name(), words);
                if (option.letter() != 0) {
                    values.put("-" + option.letter(), words);
                }
            }
        }
        return values;
    }
}
