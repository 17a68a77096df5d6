package io.vtool.cli.getopt;

import io.vtool.lvm.FactTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What can be typed behind the name of a compatible tool, for completion.
 *
 * @param words the words that can stand anywhere, options among them
 * @param behind the words that can stand directly behind another one, such as the values of an option
 */
public record ToolWords(List<String> words, Map<String, List<String>> behind) {
    private static final String TABLE = "tool-words.tsv";
    private static final String ANYWHERE = "-";

    /**
     * The words of a tool that the table knows.
     *
     * @param tool its name
     * @param more what else can stand anywhere: its long options
     */
    public static ToolWords of(String tool, List<String> more) {
        List<String> words = new ArrayList<>();
        Map<String, List<String>> behind = new LinkedHashMap<>();
        for (List<String> row : FactTable.rows(ToolWords.class, TABLE)) {
            if (row.get(0).equals(tool)) {
                List<String> some = List.of(row.get(2).split(" "));
                if (row.get(1).equals(ANYWHERE)) {
                    words.addAll(some);
                } else {
                    behind.put(row.get(1), some);
                }
            }
        }
        words.addAll(more);
        return new ToolWords(words, behind);
    }

    /** The options among the words. */
    public List<String> options() {
        return some(true);
    }

    /** The words that are no options. */
    public List<String> plain() {
        return some(false);
    }

    private List<String> some(boolean options) {
        List<String> some = new ArrayList<>();
        for (String word : words) {
            if (word.startsWith("-") == options) {
                some.add(word);
            }
        }
        return some;
    }
}
