package io.vtool.scsi.explain;

import io.vtool.scsi.table.FactTable;
import org.jspecify.annotations.Nullable;

/** Longer words for the words in explanations. */
public final class ExplanationWords {
    private static final FactTable TABLE = FactTable.load("explanation-words");
    private static final int TEXT = 2;

    private ExplanationWords() {}

    /**
     * Whether a severity matters, in a few words.
     *
     * @param word see {@link Severity#word()}
     */
    public static String severity(String word) {
        return text("severity", word);
    }

    /** What ESXi does, as the words after its name; null for null. */
    public static @Nullable String esx(@Nullable String word) {
        return word == null ? null : text("esx", word);
    }

    /** What Linux does, as the words after its name; null for null. */
    public static @Nullable String linux(@Nullable String word) {
        return word == null ? null : text("linux", word);
    }

    private static String text(String kind, String word) {
        int row = TABLE.find(kind + "\t" + word + "\t");
        return row == FactTable.NONE ? word : TABLE.text(row, TEXT);
    }
}
