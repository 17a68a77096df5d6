package io.vtool.lvm.model;

import io.vtool.lvm.FactTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Words of lvm2 about segments, in lists: the settings of a type in the order in which they are read, the words that a setting may
 * have. Read when the first segment asks that has more than places on PVs.
 */
public final class SegmentWords {
    /** Settings of a writecache. */
    public static final String WRITECACHE = "writecache";

    private static final Map<String, List<Word>> LISTS = read();

    private SegmentWords() {}

    /**
     * A word of a list.
     *
     * @param wanted whether a segment has to have such a setting
     */
    public record Word(String text, boolean wanted) {}

    /** The words of a list in order. */
    public static List<Word> of(String list) {
        return LISTS.getOrDefault(list, List.of());
    }

    /** Whether a list has a word. */
    static boolean has(String list, String word) {
        for (Word known : of(list)) {
            if (known.text.equals(word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a list has all of these words. */
    static boolean hasAll(String list, List<String> words) {
        for (String word : words) {
            if (!has(list, word)) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, List<Word>> read() {
        Map<String, List<Word>> lists = new HashMap<>();
        for (List<String> row : FactTable.rows(SegmentWords.class, "segment-words.tsv")) {
            List<Word> list = lists.get(row.get(0));
            if (list == null) {
                list = new ArrayList<>();
                lists.put(row.get(0), list);
            }
            list.add(new Word(row.get(2), row.get(3).equals("yes")));
        }
        return lists;
    }
}
