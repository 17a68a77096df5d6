package io.vtool.cli.dfsr;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The switches of {@code dfsrdiag}: {@code /rgname:x}, {@code -RGName:x}, by any of their names, in any case. */
final class Switches {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("a", "all"),
            Map.entry("all", "all"),
            Map.entry("filepath", "filepath"),
            Map.entry("file", "filepath"),
            Map.entry("path", "filepath"),
            Map.entry("guid", "guid"),
            Map.entry("mem", "member"),
            Map.entry("member", "member"),
            Map.entry("receivingmember", "receivingmember"),
            Map.entry("rf", "rfname"),
            Map.entry("rfname", "rfname"),
            Map.entry("rg", "rgname"),
            Map.entry("rgname", "rgname"),
            Map.entry("rmem", "receivingmember"),
            Map.entry("sendingmember", "sendingmember"),
            Map.entry("smem", "sendingmember"),
            Map.entry("uid", "uid"));

    private static final List<String> EXTENSIONS = List.of("file", "path", "rf", "rg");

    private Switches() {}

    /** The words with switches as options: {@code --rgname=x}. */
    static List<String> toOptions(List<String> words) {
        List<String> options = new ArrayList<>(words.size());
        for (String word : words) {
            String option = option(word);
            options.add(option == null ? word : option);
        }
        return options;
    }

    private static @Nullable String option(String word) {
        boolean slash = word.startsWith("/");
        boolean hyphen = word.startsWith("-") && !word.startsWith("--");
        if (!slash && !hyphen) {
            return null;
        }
        int colon = word.indexOf(':');
        String name =
                NAMES.get(word.substring(1, colon < 0 ? word.length() : colon).toLowerCase(Locale.ROOT));
        if (name == null || colon < 0 && !name.equals("all")) {
            return null; // a path, or an option of ours
        }
        return colon < 0 ? "--" + name : "--" + name + "=" + unquoted(word.substring(colon + 1));
    }

    /** Whether only we know a switch: names of PowerShell, and what pages write for the path. */
    static boolean isExtension(String name) {
        return EXTENSIONS.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether an extension is taken without a word. */
    static boolean isQuiet(String name) {
        return name.startsWith("r");
    }

    /** The canonical name of a switch of the real tool, null when it has no such one. */
    static @Nullable String canonical(String name) {
        return NAMES.get(name.toLowerCase(Locale.ROOT));
    }

    /** Callers from PowerShell pass their quotes through. */
    static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && (value.startsWith("'") && value.endsWith("'") || value.startsWith("\"") && value.endsWith("\""));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
