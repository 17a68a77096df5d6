package io.vtool.cli;

import io.vtool.cli.render.OutputFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which format a command line asks for that cannot be understood as a whole. */
final class WantedFormat {
    private WantedFormat() {}

    /** The last format that is named, null for none. */
    static @Nullable OutputFormat of(List<String> words) {
        OutputFormat wanted = null;
        for (int i = 0; i < words.size() && !words.get(i).equals("--"); i++) {
            String word = words.get(i);
            String next = i + 1 < words.size() ? words.get(i + 1) : "";
            OutputFormat named = OutputFormat.of(
                    word.equals("-o") || word.equals("--output")
                            ? next
                            : word.startsWith("--output=")
                                    ? word.substring("--output=".length())
                                    : word.startsWith("-o") ? word.substring(word.startsWith("-o=") ? 3 : 2) : "");
            if (word.equals("--json")) {
                return OutputFormat.JSON;
            }
            wanted = named == null ? wanted : named;
        }
        return wanted;
    }
}
